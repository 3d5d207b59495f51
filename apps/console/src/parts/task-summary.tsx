import { useQuery } from '@tanstack/react-query';
import { Card, Col, Row, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { get } from '../http';
import type { Explanation, Status, Task } from '../model';
import { Failure } from './failure';
import { Light } from './light';
import { UnitName } from './unit-name';

/** What the task waits for, and from whom. */
const duties: Record<Status, (task: Task) => ReactNode> = {
  assigned: ({ unit }) => (
    <>
      <UnitName code={unit} />
      应先签收
    </>
  ),
  active: ({ unit }) => (
    <>
      <UnitName code={unit} />
      办理，按期反馈，办完报结
    </>
  ),
  submitted: () => '已报结，等督办单位审核',
  returned: ({ unit }) => (
    <>
      已退回，
      <UnitName code={unit} />
      补办后再报结
    </>
  ),
  declined: () => '已退办，等督办单位改派',
  suspended: () => '已中止，恢复前不计时',
  completed: () => '已办结，没有要办的了',
  terminated: () => '已终止，没有要办的了',
  cancelled: () => '已撤销，没有要办的了',
};
const closed = new Set<Status>(['completed', 'terminated', 'cancelled']);

function Dates({ task }: { readonly task: Task }) {
  if (closed.has(task.status)) return <>—</>;
  return (
    <>
      {task.acceptBy && task.status === 'assigned' ? (
        <div>
          <strong className="num">{task.acceptBy}</strong> 前签收
        </div>
      ) : null}
      {task.nextReportBy ? (
        <div>
          <strong className="num">{task.nextReportBy}</strong> 前反馈进展
        </div>
      ) : null}
      <div>
        <strong className="num">{task.dueAt.slice(0, 10)}</strong> 前办结
        {task.dueAt.startsWith(task.dueOn) ? null : (
          <span className="line-basis">（原文 {task.dueOn}，逢休息日提前）</span>
        )}
      </div>
    </>
  );
}

/** First of all on the page: what is owed, by when, and why the light is what it is. */
export function TaskSummary({ task }: { readonly task: Task }) {
  const why = useQuery({
    queryKey: ['task', task.id, 'explanation', task.version],
    queryFn: () => get<Explanation>(`/tasks/${task.id}/explanation`),
  });
  const parts: readonly [string, ReactNode][] = [
    ['现在要做', duties[task.status](task)],
    ['什么时候', <Dates key="dates" task={task} />],
    [
      '为什么',
      why.data ? (
        <>
          <Light light={task.light} />
          {why.data.reasons.slice(0, 3).map(({ code, text, at }) => (
            <div key={`${code}${at ?? ''}`}>{text}</div>
          ))}
        </>
      ) : why.error ? (
        <Failure error={why.error} />
      ) : (
        <Skeleton active title={false} paragraph={{ rows: 2 }} />
      ),
    ],
  ];
  return (
    <Card size="small" style={{ marginBottom: 16 }}>
      <Row gutter={[16, 8]}>
        {parts.map(([title, content]) => (
          <Col key={title} xs={24} md={8}>
            <div className="line-basis">{title}</div>
            {content}
          </Col>
        ))}
      </Row>
    </Card>
  );
}
