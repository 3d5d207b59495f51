import { useState } from 'react';
import type { Task } from '../model';
import { BulkActs } from '../parts/bulk-acts';
import { ExportButton } from '../parts/export-button';
import { Failure } from '../parts/failure';
import { MoreButton } from '../parts/more-button';
import { PageFrame } from '../parts/page-frame';
import { TaskFilters, taskFilterNames } from '../parts/task-filters';
import { TaskTable } from '../parts/task-table';
import { useAddress } from '../parts/use-address';
import { useMore } from '../parts/use-more';
import { rolesOf } from '../roles';
import { useSession } from '../session';

/** All tasks one may see, narrowed as the address says, and the same as a workbook. */
export function TasksPage() {
  const { me } = useSession();
  const address = useAddress();
  const [chosen, setChosen] = useState<readonly Task[]>([]);
  const query = address.query(taskFilterNames);
  const list = useMore<Task>(['tasks', 'list', query], `/tasks${query}`);
  const office = me ? rolesOf(me).office : false;
  return (
    <PageFrame
      title="全部事项"
      lead="您可以看到的全部事项；筛选条件写在网址里，可以收藏或转给同事。"
      actions={
        <>
          {office ? <BulkActs tasks={chosen} onDone={() => setChosen([])} /> : null}
          <ExportButton path={`/exports/tasks.xlsx${query}`} name="督办事项.xlsx">
            导出表格
          </ExportButton>
        </>
      }
    >
      <TaskFilters address={address} />
      <Failure error={list.error} />
      <TaskTable
        tasks={list.items}
        loading={list.isLoading || list.isPlaceholderData}
        showUnit
        pagination={false}
        {...(office
          ? {
              rowSelection: {
                selectedRowKeys: chosen.map(({ id }) => id),
                onChange: (_: unknown, rows: Task[]) => setChosen(rows),
              },
            }
          : {})}
      />
      <MoreButton shown={list.items.length} {...list} />
    </PageFrame>
  );
}
