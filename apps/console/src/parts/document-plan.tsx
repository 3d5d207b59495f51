import { useQuery } from '@tanstack/react-query';
import { List, Spin, Statistic, Table, Tag } from 'antd';
import type { Plan, Remark } from '../document-model';
import { reasonWords } from '../document-words';
import { get } from '../http';
import { Failure } from './failure';
import { UnitName } from './unit-name';

function Remarks({ title, remarks }: { readonly title: string; readonly remarks: readonly Remark[] }) {
  if (remarks.length === 0) return null;
  return (
    <List<Remark>
      header={`${title}（${remarks.length}）`}
      bordered
      size="small"
      style={{ marginBottom: 16 }}
      pagination={{ pageSize: 8, hideOnSinglePage: true, size: 'small' }}
      dataSource={[...remarks]}
      renderItem={({ key, reason, title: task }) => (
        <List.Item>
          <span>
            {task ?? key.replace(/^clause-(\d+)$/u, '第$1条')}{' '}
            <Tag color="gold">{reasonWords[reason] ?? reason}</Tag>
          </span>
        </List.Item>
      )}
    />
  );
}

/** What issuing would ask of whom, and what must be settled before. */
export function DocumentPlan({ documentId }: { readonly documentId: string }) {
  const { data, error, isLoading } = useQuery({
    queryKey: ['plan', documentId],
    queryFn: () => get<Plan>(`/documents/${documentId}/plan`),
  });
  if (isLoading) return <Spin />;
  if (!data) return <Failure error={error} />;
  return (
    <>
      <div style={{ display: 'flex', gap: 40, flexWrap: 'wrap', marginBottom: 16 }}>
        <Statistic title="任务" value={data.totals.tasks} />
        <Statistic title="单位" value={data.totals.dockets} />
        <Statistic title="全年反馈" value={data.totals.reports} suffix="次" />
      </div>
      <Remarks title="交办前须确认" remarks={data.confirm} />
      <Remarks title="暂不交办" remarks={data.heldBack} />
      <Table
        rowKey="unit"
        size="small"
        dataSource={data.units}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          { title: '单位', dataIndex: 'unit', render: (unit: string) => <UnitName code={unit} /> },
          { title: '任务', dataIndex: 'tasks', width: 90 },
          { title: '全年反馈', dataIndex: 'reports', width: 110 },
        ]}
      />
    </>
  );
}
