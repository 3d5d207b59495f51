import { Progress, Table, Tag } from 'antd';
import type { TableProps } from 'antd';
import { Link } from 'react-router-dom';
import { useRecent } from '../live/recent';
import type { Task } from '../model';
import { statusWords } from '../words';
import { Light } from './light';
import { UnitName } from './unit-name';

interface Props extends Pick<TableProps<Task>, 'footer' | 'pagination' | 'rowSelection'> {
  readonly tasks: readonly Task[];
  readonly loading: boolean;
  readonly showUnit?: boolean;
}

/** A list of tasks: what, how it stands, by when. */
export function TaskTable({ tasks, loading, showUnit = false, ...rest }: Props) {
  const recent = useRecent();
  const columns: TableProps<Task>['columns'] = [
    { title: '灯', dataIndex: 'light', width: 84, render: (_, task) => <Light light={task.light} /> },
    {
      title: '事项',
      dataIndex: 'title',
      render: (_, task) => (
        <div className="subject">
          <Link to={`/tasks/${task.id}`}>{task.title}</Link>
          <div style={{ color: '#6b7480', fontSize: 12 }}>
            第{task.clause}条
            {showUnit ? (
              <>
                {' '}
                · <UnitName code={task.unit} />
              </>
            ) : null}
          </div>
        </div>
      ),
    },
    {
      title: '状态',
      dataIndex: 'status',
      width: 104,
      render: (_, task) => <Tag>{statusWords[task.status]}</Tag>,
    },
    {
      title: '进度',
      dataIndex: 'progress',
      width: 150,
      responsive: ['md'],
      render: (_, task) => <Progress percent={Math.round(task.progress ?? 0)} size="small" status="normal" />,
    },
    {
      title: '下次反馈',
      dataIndex: 'nextReportBy',
      width: 116,
      responsive: ['lg'],
      render: (day: string | null) => <span className="num">{day ?? '—'}</span>,
    },
    {
      title: '办结时限',
      dataIndex: 'dueOn',
      width: 116,
      render: (_, task) => (
        <span className="num" style={task.overdue ? { color: '#c62828', fontWeight: 600 } : undefined}>
          {task.dueOn}
          {task.overdue ? <div style={{ fontSize: 12 }}>已逾期</div> : null}
        </span>
      ),
    },
  ];
  return (
    <Table<Task>
      rowKey="id"
      size="middle"
      columns={columns}
      dataSource={[...tasks]}
      loading={loading}
      rowClassName={({ id }) => (recent.has(id) ? 'just-changed' : '')}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: '没有事项' }}
      {...rest}
    />
  );
}
