import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Breadcrumb, Button, Segmented, Space, Spin } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { get, post } from '../http';
import type { Docket, Task } from '../model';
import { Failure } from '../parts/failure';
import { useTitle } from '../parts/page-frame';
import { MergedReport } from '../parts/merged-report';
import { TaskTable } from '../parts/task-table';
import { UnitName } from '../parts/unit-name';

const open = new Set(['assigned', 'active', 'submitted', 'returned', 'declined', 'suspended']);

const views: Record<string, (task: Task) => boolean> = {
  在办: (task) => open.has(task.status),
  待签收: (task) => task.status === 'assigned',
  逾期: (task) => task.overdue,
  预警: (task) => task.light === 'yellow' || task.light === 'red',
  已结: (task) => !open.has(task.status),
};

/** One unit's list from one document; all can be accepted at once, and many reported in one go. */
export function DocketPage() {
  const { id = '' } = useParams();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [view, setView] = useState('在办');
  const [reporting, setReporting] = useState(false);
  const query = useQuery({ queryKey: ['docket', id], queryFn: () => get<Docket>(`/dockets/${id}`) });
  const accept = useMutation({
    mutationFn: () => post<unknown>(`/dockets/${id}/accept`, {}),
    onSuccess: async () => {
      await client.invalidateQueries();
      void message.success('已全部签收');
    },
  });
  useTitle('任务单');
  const tasks = query.data?.items ?? [];
  const assigned = tasks.filter((task) => task.status === 'assigned').length;
  const reportable = tasks.filter((task) => task.status === 'active' || task.status === 'returned');

  return (
    <div className="page">
      <Breadcrumb
        items={[
          { title: <Link to="/dockets">我的任务单</Link> },
          { title: query.data ? <UnitName code={query.data.unit} /> : id },
        ]}
      />
      <Failure error={query.error ?? accept.error} />
      {query.isLoading ? <Spin /> : null}
      {query.data ? (
        <>
          <Space wrap style={{ width: '100%', justifyContent: 'space-between', margin: '8px 0 16px' }}>
            <h2>
              <UnitName code={query.data.unit} />
            </h2>
            <Space wrap>
              <Button
                type="primary"
                disabled={assigned === 0}
                loading={accept.isPending}
                onClick={() => accept.mutate()}
              >
                全部签收（{assigned}）
              </Button>
              <Button disabled={reportable.length === 0} onClick={() => setReporting(true)}>
                合并反馈
              </Button>
            </Space>
          </Space>
          <p className="lead">{query.data.document.title}</p>
          <Segmented
            options={Object.keys(views).map((name) => ({
              value: name,
              label: `${name} ${tasks.filter((task) => views[name]?.(task)).length}`,
            }))}
            value={view}
            onChange={setView}
            style={{ marginBottom: 12 }}
          />
          <TaskTable tasks={tasks.filter((task) => views[view]?.(task))} loading={query.isLoading} />
          <MergedReport
            docketId={id}
            tasks={reportable}
            open={reporting}
            onClose={() => setReporting(false)}
          />
        </>
      ) : null}
    </div>
  );
}
