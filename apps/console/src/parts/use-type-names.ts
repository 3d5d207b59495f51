import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { get } from '../http';
import type { Page, Unit } from '../model';

/** Types that stand at every level under names of their own. */
const common: Readonly<Record<string, string>> = { party: '党委（党组织）', rural_office: '党委农办' };
/** Places whose units together are of every type: the region, the Corps, a prefecture. */
const places = ['65', 'BT', '6501'];

/** A type's name from a unit of it: without its place, and without what else the unit is. */
function typeName({ name }: Unit): string {
  return name
    .replace(/（.*$/u, '')
    .replace(/^(?:自治区|新疆维吾尔自治区|乌鲁木齐市)/u, '')
    .replace(/乌鲁木齐市?/u, '');
}

export interface TypeNames {
  readonly nameOf: (type: string) => string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** Unit types by the names people know them by; a type without a unit keeps its code. */
export function useTypeNames(): TypeNames {
  const found = useQueries({
    queries: places.map((place) => ({
      queryKey: ['units-of', place],
      queryFn: () => get<Page<Unit>>(`/units?parent=${place}&limit=200`),
      staleTime: Infinity,
    })),
    combine: (all) => all.map(({ data }) => data?.items),
  });
  return useMemo(() => {
    const names = new Map<string, string>();
    for (const [i, place] of places.entries()) {
      for (const unit of found[i] ?? []) {
        const [territory, type = ''] = unit.code.split(/-(.*)/u);
        if (territory === place && !names.has(type)) names.set(type, common[type] ?? typeName(unit));
      }
    }
    return {
      nameOf: (type) => names.get(type) ?? common[type] ?? type,
      options: [...names].map(([value, label]) => ({ value, label })),
    };
  }, [found]);
}
