import { useQuery } from '@tanstack/react-query';
import { Space, Table, Tag } from 'antd';
import { Link } from 'react-router-dom';
import { everyPage } from '../parts/every-page';
import { Failure } from '../parts/failure';
import { UnitName } from '../parts/unit-name';
import type { OverdueTask } from '../model';
import { moment, postWords, scheduleWords, statusWords } from '../words';

/** What is late, where, in whose hands it is, who was told and what comes next. */
export function OverduePage() {
  const query = useQuery({
    queryKey: ['overdue'],
    queryFn: () => everyPage<OverdueTask>('/supervision/overdue'),
  });
  return (
    <div className="page">
      <h2>逾期事项</h2>
      <p className="lead">逾期按工作日计；中止、待审核的日子不算在承办单位头上。</p>
      <Failure error={query.error} />
      <Table<OverdueTask>
        rowKey="id"
        size="middle"
        loading={query.isLoading}
        dataSource={query.data ?? []}
        locale={{ emptyText: '没有逾期事项' }}
        pagination={{ pageSize: 30, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 'max-content' }}
        columns={[
          {
            title: '逾期',
            dataIndex: 'lateWorkingDays',
            width: 100,
            render: (days: number) => (
              <strong className="num" style={{ color: '#c62828' }}>
                {days} 个工作日
              </strong>
            ),
          },
          {
            title: '事项',
            dataIndex: 'title',
            render: (_, task) => (
              <>
                <Link to={`/tasks/${task.id}`}>{task.title}</Link>
                <div style={{ color: '#6b7480', fontSize: 12 }}>
                  第{task.clause}条 · <UnitName code={task.unit} /> · 时限 {task.dueOn}
                </div>
              </>
            ),
          },
          {
            title: '现在在谁手上',
            dataIndex: 'heldBy',
            render: (_, task) => (
              <Space orientation="vertical" size={0}>
                <UnitName code={task.heldBy} />
                <Tag>{statusWords[task.status]}</Tag>
              </Space>
            ),
          },
          {
            title: '已告知',
            dataIndex: 'told',
            render: (told: OverdueTask['told']) =>
              told.length
                ? told.map((who) => (
                    <div key={`${who.at}-${who.unit}-${who.post}`}>
                      <span className="num">{moment(who.at)}</span> <UnitName code={who.unit} />
                      {postWords[who.post] ?? who.post}
                    </div>
                  ))
                : '尚未',
          },
          {
            title: '下一步',
            dataIndex: 'next',
            render: (next: OverdueTask['next']) =>
              next ? (
                <>
                  <span className="num">{moment(next.at)}</span> {scheduleWords[next.kind] ?? next.kind}
                  {next.recipients.map((who) => (
                    <div key={`${who.unit}-${who.post}`}>
                      <UnitName code={who.unit} />
                      {postWords[who.post] ?? who.post}
                    </div>
                  ))}
                </>
              ) : (
                '—'
              ),
          },
        ]}
      />
    </div>
  );
}
