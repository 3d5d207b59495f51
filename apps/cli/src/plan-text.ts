import { formatInstant, yearOf } from '@duban/calendar';
import type { WorkCalendar } from '@duban/calendar';
import type { Level } from '@duban/organisation';
import type { Organisation } from '@duban/organisation';
import type { Plan, PlannedTask, PlanRefusal, PlanRemark, RemarkReason, UnitBurden } from '@duban/planning';
import { burdenJson, burdenLines } from './plan-burden-text';
import { proposalLines } from './proposal-text';

export const levelNames: Readonly<Record<Level, string>> = {
  region: '自治区（兵团）',
  prefecture: '地州市（师市）',
  county: '县市区',
  township: '乡镇（团场）',
  village: '村（连队）',
};

const remarkTexts: Readonly<Record<RemarkReason, string>> = {
  'lead-confidence-low': '牵头单位依据不足，指定牵头单位后才下达',
  'lead-confidence-medium': '牵头单位为推定，请确认',
  'places-needed': '只在名单内实施，请先列明地点，自治区以下暂不下达',
  'corps-places-needed': '兵团范围内的地点不明，请列明，兵团本级以下暂不下达',
  'figure-changed': '文件中的数字与模板不同，已按文件，请核对',
  'function-moved': '牵头单位的这项职责已划出，请确认',
  proposed: '没有相符的模板，任务由文件原文拟出，请核对',
  'provisional-calendar': '当年放假通知尚未录入，工作日为暂定',
  'sentence-missing': '文件中没有对应的句子，不下达',
  'no-template': '没有与之相符的条款模板，不下达',
  'parent-unknown': '所属师市不明，暂不下达',
};

/** A remark's reason in Chinese; one this version does not know stays as it is. */
export function remarkText(reason: string): string {
  return (remarkTexts as Readonly<Record<string, string>>)[reason] ?? reason;
}

const refusalTexts: Readonly<Record<PlanRefusal['code'], (params: PlanRefusal['params']) => string>> = {
  'no-calendar': ({ year }) => `没有 ${year ?? ''} 年的工作日历，无法推算时限`,
  'unknown-territory': ({ territory }) => `没有代码为 ${territory ?? ''} 的地方`,
  'unknown-task': ({ key }) => `没有名为 ${key ?? ''} 的任务`,
  'ambiguous-task': ({ key }) => `不止一条有任务 ${key ?? ''}，请写作“条款号/任务”`,
  'unknown-unit-type': ({ type }) => `没有单位类型 ${type ?? ''}`,
  'invalid-day': ({ day }) => `不是日期：${day ?? ''}`,
};

/** One Chinese line for a plan that was not made. */
export function planRefusalText({ code, params }: PlanRefusal): string {
  return refusalTexts[code](params);
}

/**
 * A task on one line of JSON: `{key, clause, unit, support, dueOn, dueAt, reports}` and what else a reader may want;
 * `provisional` where one of its days lies in a year whose notice has not come.
 */
export function taskLine(task: PlannedTask, calendar: WorkCalendar): string {
  const {
    key,
    clause,
    unit,
    support,
    dueOn,
    dueAt,
    reportDays,
    acceptBy,
    supervisor,
    relays,
    fallback,
    proposed,
    unsure,
  } = task;
  return JSON.stringify({
    key,
    clause,
    unit,
    support,
    dueOn,
    dueAt: formatInstant(dueAt),
    reports: reportDays.length,
    reportDays,
    acceptBy,
    supervisor,
    relays,
    fallback,
    ...(proposed ? { proposed, unsure, title: task.title } : {}),
    ...(isProvisional([dueOn, acceptBy, ...reportDays], calendar) ? { provisional: true } : {}),
  });
}

function isProvisional(days: readonly string[], calendar: WorkCalendar): boolean {
  return days.map(yearOf).some((year) => calendar.hasYear(year) && calendar.isProvisional(year));
}

/** The plan as one JSON object, a line a unit. */
export function* planJson(plan: Plan): Generator<string> {
  const burden = plan.burden();
  const { planYear, issuedOn } = plan.request;
  yield `{"planYear":${planYear},"issuedOn":"${issuedOn}","depth":"${plan.depth}",${plan.isProvisional() ? '"provisional":true,' : ''}`;
  yield `"totals":${JSON.stringify(plan.totals(burden))},"units":[`;
  const last = burden.length - 1;
  for (const [at, unit] of burden.entries()) yield `${JSON.stringify(unit)}${at === last ? '' : ','}`;
  yield `],"confirm":${JSON.stringify(plan.confirm)},`;
  yield `"heldBack":${JSON.stringify(plan.heldBack)},"fallbacks":${JSON.stringify(plan.fallbacks())},`;
  yield `"proposals":${JSON.stringify(plan.proposals())},${burdenJson(plan)}}`;
}

/** Above so many units the text tells the levels and the busiest units instead of every task. */
const mostUnitsListed = 150;
const busiestListed = 10;

/** The plan for people: sums, levels, then each unit's tasks with their dates or, for many units, the busiest. */
export function* planText(plan: Plan): Generator<string> {
  const { organisation, planYear, issuedOn } = plan.request;
  const burden = plan.burden();
  const totals = plan.totals(burden);
  yield `计划年度 ${planYear}，按 ${issuedOn} 交办推算，下达到${levelNames[plan.depth]}`;
  yield `任务 ${totals.tasks} 项，责任清单 ${totals.dockets} 份，全年报送 ${totals.reports} 次`;
  yield* levelLines(organisation, burden);
  if (burden.length <= mostUnitsListed) yield* unitLines(plan, burden);
  else yield* busiestLines(organisation, burden);
  yield* remarkLines('交办前须确认', plan.confirm);
  yield* remarkLines('暂不下达', plan.heldBack);
  yield* fallbackLines(plan);
  yield* burdenLines(plan);
  yield* proposalLines(plan);
}

const nameOf = (organisation: Organisation, unit: string): string => organisation.unit(unit)?.name ?? unit;

function* levelLines(organisation: Organisation, burden: readonly UnitBurden[]): Generator<string> {
  for (const level of Object.keys(levelNames) as Level[]) {
    const units = burden.filter(({ unit }) => organisation.unit(unit)?.level === level);
    if (units.length === 0) continue;
    const sum = (of: (each: UnitBurden) => number): number =>
      units.reduce((total, each) => total + of(each), 0);
    const tasks = sum((each) => each.tasks);
    const reports = sum((each) => each.reports);
    yield `  ${levelNames[level]}：${units.length} 个单位，${tasks} 项任务，全年报送 ${reports} 次，每单位平均 ${(reports / units.length).toFixed(1)} 次`;
  }
}

function* unitLines(plan: Plan, burden: readonly UnitBurden[]): Generator<string> {
  const { organisation } = plan.request;
  const counts = new Map(burden.map((each) => [each.unit, each]));
  let current = '';
  for (const task of plan.tasks()) {
    if (task.unit !== current) {
      current = task.unit;
      const own = counts.get(current);
      yield '';
      yield `${nameOf(organisation, current)}（${current}）：${own?.tasks ?? 0} 项任务，全年报送 ${own?.reports ?? 0} 次`;
    }
    const effective = formatInstant(task.dueAt).slice(0, 10);
    const due = effective === task.dueOn ? task.dueOn : `${task.dueOn}（工作日 ${effective}）`;
    const marks = `${task.fallback ? '（代办）' : ''}${task.proposed ? '（拟）' : ''}`;
    yield `  第${task.clause}条 ${task.title}  ${due}  报送 ${task.reportDays.length} 次${marks}`;
  }
}

function* busiestLines(organisation: Organisation, burden: readonly UnitBurden[]): Generator<string> {
  yield '报送最多的单位：';
  for (const { unit, tasks, reports } of [...burden]
    .sort((a, b) => b.reports - a.reports)
    .slice(0, busiestListed)) {
    yield `  ${nameOf(organisation, unit)}（${unit}）：${tasks} 项任务，全年报送 ${reports} 次`;
  }
  yield '逐单位明细：加 --territory 缩小范围，或用 --tasks 逐项输出';
}

function* remarkLines(title: string, remarks: readonly PlanRemark[]): Generator<string> {
  if (remarks.length === 0) return;
  yield '';
  yield `${title}：`;
  for (const [reason, keys] of groupByReason(remarks)) {
    yield `  ${remarkTexts[reason]}（${keys.length}）：${keys.join('、')}`;
  }
}

function groupByReason(remarks: readonly PlanRemark[]): ReadonlyMap<RemarkReason, readonly string[]> {
  const found = new Map<RemarkReason, string[]>();
  for (const { reason, key } of remarks) found.set(reason, [...(found.get(reason) ?? []), key]);
  return found;
}

function* fallbackLines(plan: Plan): Generator<string> {
  const byLevel = new Map<Level, number>();
  for (const { level, tasks } of plan.fallbacks()) byLevel.set(level, (byLevel.get(level) ?? 0) + tasks);
  if (byLevel.size === 0) return;
  yield '';
  yield '本级没有牵头部门、由农办（村党支部）承办的任务：';
  for (const [level, tasks] of byLevel) yield `  ${levelNames[level]} ${tasks} 项`;
}
