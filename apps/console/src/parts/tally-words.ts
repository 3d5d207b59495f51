import { pressing } from '../board-model';
import type { Tally } from '../board-model';
import { lightWords } from '../words';

/** `共13项：告急2，预警3，正常8；逾期1`: a tally for whoever listens or points. */
export function tallyWords(tally: Tally): string {
  const parts = pressing.filter((light) => tally[light] > 0);
  const lights = parts.map((light) => `${lightWords[light] ?? light}${tally[light]}`).join('，');
  return `共${tally.total}项：${lights}${tally.overdue > 0 ? `；逾期${tally.overdue}` : ''}`;
}

/** Percent of all that is completed, whole; null where there is nothing. */
export function completedShare({ total, blue }: Tally): number | null {
  return total === 0 ? null : Math.round((100 * blue) / total);
}
