import type { Organisation, Post } from '@duban/organisation';
import type { BusyDay, RehearsalReport } from '@duban/rehearsal';
import { levelNames } from '../plan-text';
import { behaviourNames, count, engineNames, lightNames, stepName } from './rehearsal-words';

/** What a line about a post calls it. */
export function personTitle(
  organisation: Organisation,
  { unit, post }: { readonly unit: string; readonly post: Post },
): string {
  return organisation.postTitle(unit, post);
}

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;

/** Columns of a terminal: Chinese characters take two. */
function width(text: string): number {
  let columns = 0;
  for (const character of text) {
    columns += wide.test(character) ? 2 : 1;
  }
  return columns;
}

const padded = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - width(text)));
const right = (text: string, columns: number): string =>
  ' '.repeat(Math.max(0, columns - width(text))) + text;

/** Rows in columns: the first to the left, the others to the right but those named, which are words. */
function* table(rows: readonly (readonly string[])[], words: readonly number[] = [0]): Generator<string> {
  const columns = rows[0]?.map((_, i) => Math.max(...rows.map((row) => width(row[i] ?? '')))) ?? [];
  for (const row of rows) {
    const cells = row.map((cell, i) => (words.includes(i) ? padded : right)(cell, columns[i] ?? 0));
    yield `  ${cells.join('  ').trimEnd()}`;
  }
}

/** The report for people: what the year asks, who is busiest when, how far the ladder goes, how it ends. */
export function* rehearsalText(report: RehearsalReport, organisation: Organisation): Generator<string> {
  yield `计划年度 ${report.year}：按 ${report.issuedOn} 交办，下达到${levelNames[report.depth]}，推演至 ${report.endsOn}（${report.workingDays} 个工作日）`;
  yield `办理情形：${behaviourNames[report.behaviour]}；随机种子 ${report.seed}；引擎 ${report.engine}（${engineNames[report.engine]}）`;
  yield '';
  yield* askedLines(report);
  yield '';
  yield '各级负担';
  yield* table([
    ['级别', '单位', '任务', '全年报送', '每单位报送'],
    ...report.levels.map(({ level, units, tasks, reports }) => [
      levelNames[level],
      count(units),
      count(tasks),
      count(reports),
      (reports / units).toFixed(1),
    ]),
  ]);
  yield* busiestLines(report.workload.busiest, organisation);
  yield '';
  yield '逐级报告';
  if (report.escalations.length === 0) yield '  没有';
  else {
    yield* table([
      ['层级', '次数'],
      ...report.escalations.map(({ level, count: times }) => [stepName(level), count(times)]),
    ]);
  }
  yield '';
  yield `年末看板（${report.endsOn}）`;
  yield* table([
    ['灯', '任务', '占比'],
    ...lightNames.map(([light, name]) => [
      name,
      count(report.board[light]),
      share(report.board[light], report.tasks),
    ]),
  ]);
  yield '';
  yield `指纹 ${report.fingerprint}`;
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`;
}

function* askedLines(report: RehearsalReport): Generator<string> {
  const { workload, messages, reports, overdueDays } = report;
  yield '这一年要求于人';
  const rows: readonly (readonly [name: string, value: string, note: string])[] = [
    ['任务', `${count(report.tasks)} 项`, `责任清单 ${count(report.dockets)} 份`],
    [
      '定期报送',
      `${count(reports.asked)} 次`,
      `每单位平均 ${count(reports.perUnit.mean)} 次，最多 ${count(reports.perUnit.max)} 次；未按期 ${count(reports.missed)} 次`,
    ],
    ...(report.obstacles + report.objections === 0
      ? []
      : [['报障', `${count(report.obstacles)} 次`, `申请复核 ${count(report.objections)} 次`] as const]),
    ['到期提醒', `${count(report.reminders)} 次`, '每项任务到期之前各次与当日'],
    [
      '每日摘要',
      `${count(report.digests)} 份`,
      `另有即时通知 ${count(report.urgent)} 条，涉及 ${count(workload.people)} 人`,
    ],
    [
      '每人每工作日消息',
      `${count(messages.perPersonDay.mean)} 条`,
      `最多的一天 ${count(messages.perPersonDay.max)} 条`,
    ],
    [
      '每人每工作日事项',
      `${count(workload.perPersonDay.mean)} 项`,
      `最多的一天 ${count(workload.perPersonDay.max)} 项`,
    ],
    [
      '逾期一个工作日以上',
      `${count(overdueDays.tasks)} 项`,
      `平均 ${count(overdueDays.mean)} 个工作日，最长 ${count(overdueDays.max)} 个；年末已过时限未办结 ${count(overdueDays.atEnd)} 项`,
    ],
  ];
  yield* table(rows, [0, 2]);
}

function* busiestLines(busiest: readonly BusyDay[], organisation: Organisation): Generator<string> {
  if (busiest.length === 0) return;
  yield '';
  yield '最忙的日子';
  yield* table([
    ['何人', '日期', '事项'],
    ...busiest.map((day) => [personTitle(organisation, day), day.date, count(day.items)]),
  ]);
}
