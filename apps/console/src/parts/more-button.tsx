import { Button } from 'antd';

interface Props {
  readonly shown: number;
  readonly total?: number | undefined;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

/** How much of a list is shown, and the rest of it. */
export function MoreButton({ shown, total, hasNextPage, isFetchingNextPage, fetchNextPage }: Props) {
  if (shown === 0) return null;
  return (
    <div className="more">
      <span className="num">
        已列出 {shown} 项{total === undefined ? '' : `，共 ${total} 项`}
      </span>
      {hasNextPage ? (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          再列一页
        </Button>
      ) : null}
    </div>
  );
}
