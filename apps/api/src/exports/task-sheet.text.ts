import { statusWord, lightWord, levelWord } from '@duban/contracts';
import type { Organisation } from '@duban/organisation';
import type { CellValue, SheetColumn } from '@duban/papers';
import type { TaskView } from '@duban/persistence';

/** A column of the exported list: what it is called and what stands in it. */
interface TaskColumn extends SheetColumn {
  readonly value: (task: TaskView, nameOf: (unit: string) => string) => CellValue;
}

const text = (title: string, width: number, value: TaskColumn['value']): TaskColumn => ({
  title,
  width,
  kind: 'text',
  value,
});
const day = (title: string, value: (task: TaskView) => string | null): TaskColumn => ({
  title,
  width: 13,
  kind: 'date',
  value,
});
const number = (title: string, value: (task: TaskView) => number | null): TaskColumn => ({
  title,
  width: 10,
  kind: 'number',
  value,
});

/** The columns, in the order in which supervisors read them. */
const columns: readonly TaskColumn[] = [
  number('条款', ({ clause }) => clause),
  text('事项', 36, ({ title }) => title),
  text('灯', 8, ({ light }) => lightWord(light)),
  text('状态', 10, ({ status }) => statusWord(status)),
  text('逾期', 8, ({ overdue }) => (overdue ? '是' : '否')),
  text('牵头单位', 28, ({ unit }, nameOf) => nameOf(unit)),
  text('协办单位', 28, ({ support }, nameOf) => support.map(nameOf).join('、')),
  text('督办单位', 24, ({ supervisor }, nameOf) => nameOf(supervisor)),
  text('层级', 10, ({ level }) => levelWord(level)),
  day('办结时限', ({ dueOn }) => dueOn),
  day('原定时限', ({ originalDueOn }) => originalDueOn),
  day('签收时限', ({ acceptBy }) => acceptBy),
  day('下次反馈', ({ nextReportBy }) => nextReportBy),
  number('进度（%）', ({ progress }) => progress),
  number('序时进度（%）', ({ expectedProgress }) => expectedProgress),
  number('升级层次', ({ escalationLevel }) => escalationLevel),
  text('指标', 36, ({ indicators }) => indicators.map((each) => each.text).join('；')),
  text('依据', 60, ({ basis }) => basis.map((each) => each.text).join('\n')),
  day('交办日期', ({ createdAt }) => createdAt.slice(0, 10)),
  day('最近办理', ({ updatedAt }) => updatedAt.slice(0, 10)),
  text('单位代码', 22, ({ unit }) => unit),
  text('编号', 38, ({ id }) => id),
];

export const sheetName = '督办事项';
export const sheetColumns: readonly SheetColumn[] = columns;

/** One task's row. */
export function sheetRow(task: TaskView, organisation: Organisation): readonly CellValue[] {
  const nameOf = (unit: string): string => organisation.unit(unit)?.name ?? unit;
  return columns.map(({ value }) => value(task, nameOf));
}
