import { useQuery } from '@tanstack/react-query';
import { Failure } from '../parts/failure';
import { everyPage } from '../parts/every-page';
import { TaskTable } from '../parts/task-table';
import type { Task } from '../model';

/** What waits for the supervising unit: submitted work, returned cases, declined hand-overs. */
export function ReviewPage() {
  const waiting = useQuery({
    queryKey: ['tasks', 'review'],
    queryFn: () => everyPage<Task>('/tasks?status=submitted,declined&sort=dueAt'),
  });
  return (
    <div className="page">
      <h2>待我审核</h2>
      <p className="lead">已报结等待审核、已退办等待改派的事项，按办结时限排列。</p>
      <Failure error={waiting.error} />
      <TaskTable tasks={waiting.data ?? []} loading={waiting.isLoading} showUnit />
    </div>
  );
}
