import type { NoticeLine } from './notice-line';

/** A group of lines: what they ask of their reader. */
export interface LineGroup {
  readonly key: string;
  readonly title: string;
  readonly kinds: readonly string[];
}

/** What changed and asks nothing: every kind that no group names. */
const others: LineGroup = { key: 'changed', title: '其他', kinds: [] };

/** The groups of a digest, the most urgent first: late, sent back, asked, due, new, changed. */
export const groups: readonly LineGroup[] = [
  { key: 'late', title: '逾期', kinds: ['escalated', 'accept-missed', 'report-missed'] },
  {
    key: 'returned',
    title: '催办退回',
    kinds: ['urged', 'returned', 'reopened', 'reassigned', 'slip-issued'],
  },
  {
    key: 'asked',
    title: '待审核',
    kinds: ['submitted', 'extension-requested', 'declined', 'review-reminded'],
  },
  { key: 'due', title: '到期提醒', kinds: ['reminded'] },
  { key: 'assigned', title: '新交办', kinds: ['assigned'] },
  others,
];

const byKind = new Map(groups.flatMap(({ key, kinds }) => kinds.map((kind) => [kind, key] as const)));

/** The key of the group that a kind of event belongs to. */
export function groupOf(kind: string): string {
  return byKind.get(kind) ?? others.key;
}

const number = (value: unknown, otherwise: number): number => (typeof value === 'number' ? value : otherwise);

/** Within its group: the longest late first, then the nearest due; the rest as they came. */
function urgency(line: Pick<NoticeLine, 'data'>): number {
  const late = number(line.data.workingDaysLate, 0);
  return late > 0 ? -late : number(line.data.workingDaysLeft, 0);
}

/** Lines by their groups, the most urgent group and line first; groups without a line are left out. */
export function groupedLines<T extends Pick<NoticeLine, 'data' | 'kind'>>(
  lines: readonly T[],
): readonly { readonly group: LineGroup; readonly lines: readonly T[] }[] {
  return groups
    .map((group) => ({
      group,
      lines: lines.filter((line) => groupOf(line.kind) === group.key).sort((a, b) => urgency(a) - urgency(b)),
    }))
    .filter((each) => each.lines.length > 0);
}
