import { useQuery } from '@tanstack/react-query';
import { Card, List, Progress, Space, Tag } from 'antd';
import { Link } from 'react-router-dom';
import { get } from '../http';
import type { Page, Task } from '../model';
import { statusWords } from '../words';
import { Failure } from './failure';
import { Light } from './light';
import { UnitName } from './unit-name';

/** What a task was divided into, as far as the reader may see it, and what all of it comes to. */
export function ChildrenCard({ task }: { readonly task: Task }) {
  const { children } = task;
  const query = useQuery({
    queryKey: ['task', task.id, 'children'],
    queryFn: () => get<Page<Task>>(`/tasks?parent=${task.id}&sort=unit&limit=200`),
    enabled: children !== undefined,
  });
  if (children === undefined) return null;
  return (
    <Card size="small" title={`分解的子任务（${children.total}）`} style={{ marginBottom: 16 }}>
      <Space wrap>
        <Tag>未了结 {children.open}</Tag>
        <Tag color="blue">已办结 {children.completed}</Tag>
        {children.overdue > 0 ? <Tag color="red">逾期 {children.overdue}</Tag> : null}
        <Progress
          percent={Math.round(children.progress ?? 0)}
          size="small"
          status="normal"
          style={{ width: 160 }}
        />
      </Space>
      <Failure error={query.error} />
      <List
        size="small"
        loading={query.isLoading}
        dataSource={query.data?.items ?? []}
        renderItem={(child) => (
          <List.Item>
            <Space wrap>
              <Light light={child.light} />
              <Link to={`/tasks/${child.id}`}>{child.title}</Link>
              <UnitName code={child.unit} />
              <Tag>{statusWords[child.status]}</Tag>
              <span className="num">{child.dueOn}</span>
            </Space>
          </List.Item>
        )}
      />
    </Card>
  );
}
