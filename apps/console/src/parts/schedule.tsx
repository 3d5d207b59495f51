import { useQuery } from '@tanstack/react-query';
import { Empty, Spin, Table } from 'antd';
import { get } from '../http';
import type { Recipient, ScheduleItem } from '../model';
import { moment, postWords, scheduleWords } from '../words';
import { Failure } from './failure';
import { UnitName } from './unit-name';

/** Instants by which something is owed: nobody is told then. */
const dueKinds: ReadonlySet<string> = new Set(['accept-due', 'report-due']);
const notYetTold = '此为截止时刻，不发通知；逾期的，下一工作日告知主要负责人';

interface Props {
  readonly taskId: string;
  readonly version: number;
}

/** What will happen and who will hear of it, if nobody acts. */
export function ScheduleView({ taskId, version }: Props) {
  const query = useQuery({
    queryKey: ['task', taskId, 'schedule', version],
    queryFn: () => get<{ items: ScheduleItem[] }>(`/tasks/${taskId}/schedule`),
  });
  if (query.isLoading) return <Spin />;
  if (!query.data) return <Failure error={query.error} />;
  if (query.data.items.length === 0) return <Empty description="没有待发生的事" />;
  return (
    <Table
      size="small"
      rowKey={(item) => `${item.at}-${item.kind}-${item.level}`}
      pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
      dataSource={query.data.items}
      columns={[
        {
          title: '时间',
          dataIndex: 'at',
          width: 96,
          render: (at: string) => <span className="num">{moment(at)}</span>,
        },
        {
          title: '事项',
          dataIndex: 'kind',
          render: (kind: string, item) =>
            `${scheduleWords[kind] ?? kind}${item.level > 0 ? `（第${item.level}步）` : ''}`,
        },
        {
          title: '告知',
          dataIndex: 'recipients',
          render: (recipients: Recipient[], { kind }) => (
            <>
              {recipients.map((who) => (
                <div key={`${who.unit}-${who.post}`}>
                  <UnitName code={who.unit} />
                  {postWords[who.post] ?? who.post}
                </div>
              ))}
              {dueKinds.has(kind) ? <div className="line-basis">{notYetTold}</div> : null}
            </>
          ),
        },
      ]}
    />
  );
}
