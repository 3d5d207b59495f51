import type { NameOf, NoticeLine } from './notice-line';

/** What the sentences are made from. */
interface Facts {
  readonly line: NoticeLine;
  /** `第14条“…”`. */
  readonly task: string;
  /** Name of the unit that owes it. */
  readonly owner: string;
  /** The same where the line is told to another unit; empty in the unit's own, which need not be told who it is. */
  readonly lead: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Before a reminder to whoever holds an obstacle of the task: whose obstacle it is; else empty. */
  readonly holds: string;
  readonly nameOf: NameOf;
}

const word = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
/** `：reason`, cut where it is long; empty where none was given. */
function because(value: unknown): string {
  const text = word(value).trim();
  return text === '' ? '' : `：${text.length > 80 ? `${text.slice(0, 79)}…` : text}`;
}
const ifGiven = (value: unknown, make: (text: string) => string): string =>
  word(value) === '' ? '' : make(word(value));

const texts: Readonly<Record<string, (facts: Facts) => string>> = {
  assigned: ({ line, lead, task, data }) =>
    data.parentId === undefined
      ? `新交办${line.count}项任务${lead === '' ? '' : `（${lead}）`}，请按时签收`
      : `${task}已分解${lead === '' ? '下达' : `到${lead}`}，请按时签收`,
  declined: ({ task, lead, data }) => `${lead}退办${task}，请改派${because(data.reason)}`,
  progressed: ({ task, lead, data }) => `${lead}反馈${task}办理受阻${because(data.text)}`,
  contributed: ({ task, data }) => `配合单位反馈${task}办理情况${because(data.text)}`,
  submitted: ({ task, lead }) => `${lead}报结${task}，请审核`,
  approved: ({ task }) => `${task}已审核办结`,
  returned: ({ task, data }) => `${task}未通过审核，退回重办${because(data.reason)}`,
  reopened: ({ task, data }) =>
    `${task}重新办理${ifGiven(data.dueOn, (day) => `，时限${day}`)}${because(data.reason)}`,
  'extension-requested': ({ task, lead, data }) =>
    `${lead}申请将${task}延期至${word(data.dueOn)}，请批复${because(data.reason)}`,
  'extension-decided': ({ task, data }) =>
    data.granted === true
      ? `同意${task}延期至${word(data.dueOn)}`
      : `不同意${task}延期${because(data.reason)}`,
  reassigned: ({ task, data }) =>
    `${task}改派办理${ifGiven(data.acceptBy, (day) => `，请于${day}前签收`)}${because(data.reason)}`,
  decomposed: ({ task }) => `${task}已分解`,
  'obstacle-raised': ({ task, lead, nameOf, data }) =>
    `${lead}报告${task}有障碍，请${nameOf(word(data.heldBy))}解决${because(data.text)}`,
  'obstacle-cleared': ({ task, data }) =>
    data.founded === false
      ? `${task}所报障碍经认定不成立，期间仍计入办理时间${because(data.text)}`
      : `${task}的障碍已解决，其间${word(data.workingDays)}个工作日不计入逾期${because(data.text)}`,
  objected: ({ task, lead, data }) => `${lead}对${task}申请复核${because(data.text)}`,
  'objection-decided': ({ task, data }) =>
    `${task}的复核申请${data.upheld === true ? '成立' : '不成立'}${because(data.text)}`,
  urged: ({ task, data }) => `催办${task}${because(data.text)}`,
  commented: ({ task, data }) => `${task}有新留言${because(data.text)}`,
  suspended: ({ task, data }) => `${task}中止办理${because(data.reason)}`,
  resumed: ({ task, data }) => `${task}恢复办理${ifGiven(data.dueOn, (day) => `，时限${day}`)}`,
  terminated: ({ task, data }) => `${task}终止办理${because(data.reason)}`,
  cancelled: ({ task, data }) => `${task}已撤销${because(data.reason)}`,
  'terms-changed': ({ task, data }) =>
    `${task}的时限调整为${word(data.dueDay)}${data.cause === 'calendar' ? `（${word(data.of)}年放假安排已公布）` : '（任务模板已修订）'}`,
  succeeded: ({ task, owner }) => `${task}由${owner}承接办理，时限不变`,
  'accept-missed': ({ task, lead, data }) => `${lead}逾期未签收${task}（应于${word(data.acceptBy)}前签收）`,
  'report-missed': ({ task, lead, data }) => `${lead}逾期未反馈${task}（应于${word(data.reportBy)}前反馈）`,
  reminded: ({ task, line, data, holds }) =>
    data.workingDaysLeft === 0
      ? `${holds}${task}今日到期`
      : `${holds}${task}距办结时限${line.dueOn ?? word(data.dueOn)}还有${word(data.workingDaysLeft)}个工作日`,
  escalated: ({ task, line, lead, nameOf, data }) =>
    word(data.heldBy) === ''
      ? `${by(lead)}${task}已逾期${word(data.workingDaysLate)}个工作日${decides(line) ? '，督办文书已代拟，请审定' : ''}`
      : `${by(lead)}${task}已到期，所报障碍${nameOf(word(data.heldBy))}逾期${word(data.workingDaysLate)}个工作日未解决`,
  'slip-issued': ({ task, data }) =>
    `${word(data.slip)}已签发，事关${task}，请抓紧办理${because(data.reason)}`,
  'review-reminded': ({ task, lead }) => `${lead}报结的${task}等待审核，请尽快办理`,
};

const by = (lead: string): string => (lead === '' ? '' : `${lead}承办的`);

/** Told to a 农办 of another's task: a slip was drafted with it. */
function decides({ unit, lead }: NoticeLine): boolean {
  return unit !== lead && /-(?:rural_office|corps)$/u.test(unit);
}

/** The kinds of event that have words, all of the lifecycle's. */
export const wordedKinds: readonly string[] = Object.keys(texts);

/**
 * Whether a line begins with the unit it is told to: where it is heard in another's place, and where its reader has posts
 * in several units.
 */
export function isHeaded(lines: readonly NoticeLine[]): (line: NoticeLine) => boolean {
  const own = new Set(lines.filter(({ standIn }) => standIn !== true).map(({ unit }) => unit));
  return (line) => line.standIn === true || own.size > 1;
}

/** One line in Chinese; `headed`: beginning with its unit. A kind without words is a bug. */
export function lineText(line: NoticeLine, nameOf: NameOf, headed = line.standIn === true): string {
  const make = texts[line.kind];
  if (make === undefined) throw new Error(`No words for a notice of kind ${line.kind}.`);
  const clause = line.clause === null ? '' : `第${line.clause}条`;
  const whose = headed ? `【${nameOf(line.unit)}】` : '';
  const owner = nameOf(line.lead ?? line.unit);
  return (
    whose +
    make({
      line,
      task: `${clause}“${line.title ?? ''}”`,
      owner,
      lead: (line.lead ?? line.unit) === line.unit ? '' : owner,
      data: line.data,
      holds: word(line.data.heldBy) === '' ? '' : `${nameOf(word(line.data.heldBy))}负责解决障碍的`,
      nameOf,
    })
  );
}
