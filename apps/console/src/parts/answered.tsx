import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Empty, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { Failure } from './failure';

interface Props<T> {
  readonly query: UseQueryResult<T>;
  /** What to say where there is nothing. */
  readonly empty?: string;
  readonly isEmpty?: (data: T) => boolean;
  readonly children: (data: T) => ReactNode;
}

/** An answer as it stands: on its way, refused, empty, or there. What was there stays while it is asked anew. */
export function Answered<T>({ query, empty = '没有内容', isEmpty, children }: Props<T>) {
  if (query.data === undefined) {
    if (query.error) {
      return (
        <>
          <Failure error={query.error} />
          <Button loading={query.isFetching} onClick={() => void query.refetch()}>
            再试一次
          </Button>
        </>
      );
    }
    return <Skeleton active />;
  }
  return (
    <>
      <Failure error={query.error} />
      {isEmpty?.(query.data) === true ? <Empty description={empty} /> : children(query.data)}
    </>
  );
}
