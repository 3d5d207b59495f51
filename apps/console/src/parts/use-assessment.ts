import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Assessment } from '../assessment-model';
import { get } from '../http';
import type { Address } from './use-address';

interface Issued {
  readonly items: readonly { readonly issues: readonly { readonly planYear: number }[] }[];
}

/** The year that is asked for; the latest one anything was issued for where none is. */
function useYear(asked: string): number {
  const documents = useQuery({
    queryKey: ['documents', 'years'],
    queryFn: () => get<Issued>('/documents?limit=200'),
    staleTime: 60_000,
  });
  const years = (documents.data?.items ?? []).flatMap(({ issues }) => issues.map(({ planYear }) => planYear));
  return Number(asked) || (years.length > 0 ? Math.max(...years) : new Date().getFullYear());
}

/** The scores of a year, page by page. */
export function useAssessment(address: Address) {
  const year = useYear(address.of('year'));
  const path = `/assessments/${year}${address.query(['publication', 'unit'], { limit: '50' })}`;
  const query = useInfiniteQuery({
    queryKey: ['assessments', year, path],
    queryFn: ({ pageParam }) =>
      get<Assessment>(`${path}${pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ''}`),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    // While a publication is being worked out, to show how far it has come and then what it came to.
    refetchInterval: ({ state }) => (state.data?.pages[0]?.computing ? 2000 : false),
  });
  const pages = query.data?.pages ?? [];
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  return {
    year,
    query,
    assessment: pages[0],
    items: pages.flatMap(({ items }) => items),
    more: { hasNextPage, isFetchingNextPage, fetchNextPage },
  };
}
