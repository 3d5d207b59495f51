import { useInfiniteQuery } from '@tanstack/react-query';
import { get } from '../http';
import type { Page } from '../model';

/** A list that is read page by page, as far as somebody looks. */
export function useMore<T>(key: readonly unknown[], path: string, limit = 50) {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) =>
      get<Page<T>>(
        `${path}${path.includes('?') ? '&' : '?'}limit=${limit}${pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ''}`,
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (before) => before,
  });
  const pages = query.data?.pages ?? [];
  return { ...query, items: pages.flatMap(({ items }) => items), total: pages[0]?.total };
}
