import { rhythmWords, scopeWords } from './document-words';
import type { ClockRules, TaskTemplate } from './template-model';
import { kindWords, levelWords } from './words';

export const ruleWords: Record<keyof ClockRules, string> = {
  acceptWithin: '签收期限',
  remindBefore: '到期前提醒',
  reviewWithin: '审核期限',
  ladder: '逾期逐级告知',
  ladderBeyond: '再往上每步相隔',
  yellowWithin: '临近到期亮黄灯',
  yellowBehind: '落后序时亮黄灯',
  redBehind: '落后序时亮红灯',
  firstPeriodMin: '首个反馈期下限',
};

/** What each rule means, for whoever changes it. */
export const ruleHints: Record<keyof ClockRules, string> = {
  acceptWithin: '交办后几个工作日内签收，交办当日不计',
  remindBefore: '到期前第几个工作日提醒；0 为到期当日',
  reviewWithin: '报结后几个工作日未审核，提醒审核单位',
  ladder: '逾期第几个工作日告知到哪一步',
  ladderBeyond: '五步之后，每上一步相隔几个工作日',
  yellowWithin: '离到期几个工作日以内亮黄灯',
  yellowBehind: '进度落后序时几个百分点亮黄灯',
  redBehind: '进度落后序时几个百分点亮红灯',
  firstPeriodMin: '首个反馈期不足几个工作日的，该期不要求反馈',
};

/** Whom a department's ladder reaches at each step; posts that are missing are skipped. */
export const stepWords = [
  '本单位主要负责人',
  '同级农办',
  '同级党委书记',
  '上一级农办',
  '上一级党委书记',
  '再上一级农办',
  '再上一级党委书记',
] as const;

export const confidenceWords: Record<string, string> = { high: '明确', medium: '较有把握', low: '没有把握' };

const points = new Set<keyof ClockRules>(['redBehind', 'yellowBehind']);

/** A rule's value as one reads it. */
export function ruleText(name: keyof ClockRules, value: number[] | number): string {
  if (name === 'remindBefore') {
    return [...(value as number[])]
      .sort((a, b) => b - a)
      .map((day) => (day === 0 ? '当日' : `前${day}日`))
      .join('、');
  }
  if (Array.isArray(value)) return value.map((day) => `第${day}日`).join('、');
  return points.has(name) ? `${value} 个百分点` : `${value} 个工作日`;
}

/** `12-31` as `12月31日`. */
export function dayText(due: string): string {
  const [month = '', day = ''] = due.split('-');
  return `${Number(month)}月${Number(day)}日`;
}

/** How far down a task goes. */
export function reachText({ line, scope }: Pick<TaskTemplate, 'line' | 'scope'>): string {
  const levels = (['region', ...line] as const).map((level) => levelWords[level] ?? level);
  const reach = levels.length > 1 ? `${levels[0]}至${levels.at(-1)}` : '只在自治区本级';
  return scope === 'all' || scope === 'region-only' ? reach : `${reach}（${scopeWords[scope] ?? scope}）`;
}

export function curveText(curve: readonly number[] | null): string {
  return curve === null
    ? '不设'
    : curve.map((point, i) => `${['一', '二', '三', '四'][i] ?? ''}季度末${point}%`).join('，');
}

export const taskWords: Record<keyof TaskTemplate, string> = {
  key: '编号',
  title: '任务',
  sentences: '落实的句子',
  lead: '牵头单位',
  support: '配合单位',
  line: '承担的层级',
  relay: '转办的层级',
  corps: '兵团同步承担',
  rhythm: '反馈周期',
  due: '办结时限',
  kind: '类型',
  scope: '适用范围',
  leadConfidence: '牵头依据',
  evidence: '佐证要求',
  indicators: '指标',
  curve: '序时进度',
  sensitive: '限知',
  note: '说明',
};

const none = '（无）';
const listed = (items: readonly string[]): string => (items.length > 0 ? items.join('、') : none);

type Told = (task: TaskTemplate, nameOf: (type: string) => string) => string;
const levelsOf = (levels: readonly string[]): string =>
  listed(levels.map((level) => levelWords[level] ?? level));
const yes = (is: boolean): string => (is ? '是' : '否');

const told: Record<keyof TaskTemplate, Told> = {
  key: ({ key }) => key,
  title: ({ title }) => title,
  sentences: ({ sentences }) => listed(sentences.map((index) => (index === 0 ? '标题' : `第${index}句`))),
  lead: ({ lead }, nameOf) => nameOf(lead),
  support: ({ support }, nameOf) => listed(support.map(nameOf)),
  line: ({ line }) => levelsOf(line),
  relay: ({ relay }) => levelsOf(relay),
  corps: ({ corps }) => yes(corps),
  rhythm: ({ rhythm }) => rhythmWords[rhythm] ?? rhythm,
  due: ({ due }) => dayText(due),
  kind: ({ kind }) => kindWords[kind] ?? kind,
  scope: ({ scope }) => scopeWords[scope] ?? scope,
  leadConfidence: ({ leadConfidence }) => confidenceWords[leadConfidence] ?? leadConfidence,
  evidence: ({ evidence }) => listed(evidence),
  indicators: ({ indicators }) => listed(indicators.map(({ text }) => text)),
  curve: ({ curve }) => curveText(curve),
  sensitive: ({ sensitive }) => yes(sensitive),
  note: ({ note }) => note ?? none,
};

/** A member of a task's template as one reads it; `nameOf` names unit types. */
export function taskText(
  task: TaskTemplate,
  name: keyof TaskTemplate,
  nameOf: (type: string) => string,
): string {
  return told[name](task, nameOf);
}
