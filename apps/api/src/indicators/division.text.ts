import type { DivisionGap } from '@duban/lifecycle';

/** A total that its shares do not make up, as people read it. */
export function divisionText({ territory, whole, sum, without }: DivisionGap, unit: string): string {
  const left = without.length === 0 ? '' : `，还有${without.length}个地区没有分解到目标`;
  const differs =
    sum === whole
      ? ''
      : `，与总目标${whole}${unit}相差${Math.round(Math.abs(whole - sum) * 1e6) / 1e6}${unit}`;
  return `${territory}的下级目标合计${sum}${unit}${differs}${left}。`;
}
