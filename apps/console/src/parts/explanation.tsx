import { useQuery } from '@tanstack/react-query';
import { Space, Spin, Table } from 'antd';
import { get } from '../http';
import type { Explanation } from '../model';
import { clockWords, moment } from '../words';
import { Failure } from './failure';
import { Light } from './light';
import { UnitName } from './unit-name';

interface Props {
  readonly taskId: string;
  readonly version: number;
}

/** Why the light is what it is, and whose days counted. */
export function ExplanationView({ taskId, version }: Props) {
  const query = useQuery({
    queryKey: ['task', taskId, 'explanation', version],
    queryFn: () => get<Explanation>(`/tasks/${taskId}/explanation`),
  });
  if (query.isLoading) return <Spin />;
  if (!query.data) return <Failure error={query.error} />;
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Light light={query.data.light} />
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        {query.data.reasons.map((reason) => (
          <li key={`${reason.code}-${reason.at ?? ''}`}>{reason.text}</li>
        ))}
      </ul>
      <Table
        size="small"
        rowKey="from"
        pagination={false}
        dataSource={query.data.clock}
        scroll={{ x: 'max-content' }}
        columns={[
          {
            title: '起',
            dataIndex: 'from',
            render: (at: string) => <span className="num">{moment(at)}</span>,
          },
          {
            title: '止',
            dataIndex: 'to',
            render: (at: string | null) => <span className="num">{at ? moment(at) : '至今'}</span>,
          },
          { title: '计时', dataIndex: 'state', render: (state: string) => clockWords[state] ?? state },
          { title: '计入工作日', dataIndex: 'countedWorkingDays', align: 'right' },
          { title: '由谁办理', dataIndex: 'heldBy', render: (code: string) => <UnitName code={code} /> },
        ]}
      />
    </Space>
  );
}
