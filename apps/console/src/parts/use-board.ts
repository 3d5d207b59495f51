import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { Board } from '../board-model';
import { get } from '../http';
import { rolesOf } from '../roles';
import { useSession } from '../session';
import type { Address } from './use-address';

/** What narrows a board, by the names of the service. */
export const boardNames = ['by', 'territory', 'document', 'planYear', 'clause', 'level', 'unit'] as const;

/** Rows of one page. */
const pageRows = 100;

/** The board the address asks for: offices begin with places, departments with units. */
export function useBoard(address: Address) {
  const { me } = useSession();
  const first = me && rolesOf(me).office ? 'territory' : 'unit';
  const path = `/supervision/board${address.query(boardNames, { by: first, limit: String(pageRows) })}`;
  const query = useInfiniteQuery({
    queryKey: ['board', path],
    queryFn: ({ pageParam }) =>
      get<Board>(`${path}${pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ''}`),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
  const pages = query.data?.pages ?? [];
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  return {
    board: pages[0],
    rows: pages.flatMap(({ items }) => items),
    query,
    more: { hasNextPage, isFetchingNextPage, fetchNextPage },
  };
}
