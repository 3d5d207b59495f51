import { fold } from './folding';

/** What a column of a table of tasks holds. */
export type Column =
  'number' | 'group' | 'task' | 'lead' | 'support' | 'responsible' | 'time' | 'person' | 'other';

const names: readonly (readonly [RegExp, Column])[] = [
  [/^(?:序号|编号|序|号)$/u, 'number'],
  [/^(?:类别|分类|领域|方面|板块|项目类别|工作类别|任务类别|一级任务|大项)$/u, 'group'],
  [/牵头|主办|承办|主责/u, 'lead'],
  [/配合|协办|参与|参加|协同/u, 'support'],
  [/完成时|时限|时间|期限|进度|节点/u, 'time'],
  [/责任人|责任领导|分管领导|联系人|领导/u, 'person'],
  [/责任|落实单位|实施单位|单位|部门/u, 'responsible'],
  [/任务|内容|措施|举措|事项|项目|目标|要求|工作|指标|问题/u, 'task'],
];

function columnOf(cell: string): Column {
  const name = fold(cell)
    .replaceAll(/\s+/gu, '')
    .replace(/\(.*\)$/u, '');
  if (name === '' || name.length > 14 || /[。;,]/u.test(name)) return 'other';
  return names.find(([pattern]) => pattern.test(name))?.[1] ?? 'other';
}

/**
 * The columns of a table of tasks (任务分工表), read from its header row; null if the row is no such header. It names a
 * task and somebody or a time.
 */
export function columnsOf(cells: readonly string[]): readonly Column[] | null {
  const columns = cells.map(columnOf);
  const tells = columns.some((column) => ['lead', 'support', 'responsible', 'time'].includes(column));
  const short = cells.every((cell) => cell.length <= 20);
  return tells && short && columns.includes('task') ? columns : null;
}

/** A row of a table of tasks. */
export interface TaskRow {
  /** As written in the row; null if the table has no such column or the cell is empty. */
  readonly number: string | null;
  /** The cells that say what is to be done, in order; the first may be no more than a heading. */
  readonly tasks: readonly string[];
  /** Who and when, as a statement with its keys: 牵头单位：…；完成时限：…. */
  readonly statement: string;
}

const keys: Readonly<Partial<Record<Column, string>>> = {
  lead: '牵头单位',
  support: '配合单位',
  responsible: '责任单位',
  time: '完成时限',
  person: '责任领导',
};

function listed(cell: string): string {
  return cell.trim().replaceAll(/\s*\n\s*/gu, '、');
}

/** Reads a row by its table's columns; null if no task stands in it. */
export function taskRow(cells: readonly string[], columns: readonly Column[]): TaskRow | null {
  const at = (wanted: Column) =>
    cells.filter((_, index) => columns[index] === wanted).map((cell) => cell.trim());
  const tasks = [...at('group'), ...at('task')].filter((cell) => cell !== '');
  if (at('task').every((cell) => cell === '')) return null;
  const statement = columns.flatMap((column, index) => {
    const key = keys[column];
    const cell = listed(cells[index] ?? '');
    return key === undefined || cell === '' ? [] : [`${key}：${cell}`];
  });
  const other = at('other').filter((cell) => cell !== '');
  return { number: at('number')[0] || null, tasks: [...tasks, ...other], statement: statement.join('；') };
}
