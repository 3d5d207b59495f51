import { useQuery } from '@tanstack/react-query';
import { Failure } from '../parts/failure';
import { everyPage } from '../parts/every-page';
import { PageFrame } from '../parts/page-frame';
import { TaskTable } from '../parts/task-table';
import type { Task } from '../model';
import { useSession } from '../session';

/** What waits for the supervising unit: submitted work, returned cases, declined hand-overs. */
export function ReviewPage() {
  const { me } = useSession();
  const own = (me?.posts ?? []).map(({ unit }) => encodeURIComponent(unit)).join(',');
  const waiting = useQuery({
    queryKey: ['tasks', 'review', own],
    queryFn: () => everyPage<Task>(`/tasks?status=submitted,declined&sort=dueAt&supervisor=${own}`),
  });
  return (
    <PageFrame title="待我审核" lead="由本单位督办、已报结等待审核或已退办等待改派的事项，按办结时限排列。">
      <Failure error={waiting.error} />
      <TaskTable tasks={waiting.data ?? []} loading={waiting.isLoading} showUnit />
    </PageFrame>
  );
}
