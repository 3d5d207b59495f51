import { Table, Tag } from 'antd';
import type { TableProps } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useRecent } from '../live/recent';
import type { OverdueTask } from '../model';
import { BulkActs } from '../parts/bulk-acts';
import { ExportButton } from '../parts/export-button';
import { Failure } from '../parts/failure';
import { MoreButton } from '../parts/more-button';
import { PageFrame } from '../parts/page-frame';
import { PlaceFilters, placeFilterNames } from '../parts/place-filters';
import { UnitName } from '../parts/unit-name';
import { useAddress } from '../parts/use-address';
import { useMore } from '../parts/use-more';
import { WhoList } from '../parts/who-list';
import { moment, scheduleWords, statusWords } from '../words';

const columns: TableProps<OverdueTask>['columns'] = [
  {
    title: '逾期',
    dataIndex: 'lateWorkingDays',
    width: 92,
    render: (days: number) => (
      <strong className="num late">
        {days} 个
        <br />
        工作日
      </strong>
    ),
  },
  {
    title: '事项',
    dataIndex: 'title',
    render: (_, task) => (
      <div className="subject">
        <Link to={`/tasks/${task.id}`}>{task.title}</Link>
        <div className="line-basis">
          第{task.clause}条 · <UnitName code={task.unit} /> · 时限 <span className="day">{task.dueOn}</span>
        </div>
      </div>
    ),
  },
  {
    title: '现在在谁手上',
    dataIndex: 'heldBy',
    width: 190,
    render: (_, task) => (
      <div className="subject">
        <UnitName code={task.heldBy} />
        <div>
          <Tag>{statusWords[task.status]}</Tag>
          {task.obstacle ? <Tag color="volcano">他方障碍</Tag> : null}
        </div>
      </div>
    ),
  },
  {
    title: '已告知',
    dataIndex: 'told',
    width: 270,
    render: (told: OverdueTask['told']) => <Told told={told} />,
  },
  {
    title: '下一步',
    dataIndex: 'next',
    width: 270,
    render: (next: OverdueTask['next']) =>
      next ? (
        <div className="subject">
          <span className="num">{moment(next.at)}</span> {scheduleWords[next.kind] ?? next.kind}
          <WhoList who={next.recipients} />
        </div>
      ) : (
        '—'
      ),
  },
];

/** Who was told and when, the latest first; the earlier ones on demand. */
function Told({ told }: { readonly told: OverdueTask['told'] }) {
  const [open, setOpen] = useState(false);
  if (told.length === 0) return <>尚未</>;
  const latest = [...told].reverse();
  const shown = open ? latest : latest.slice(0, 2);
  return (
    <div className="subject">
      {shown.map((who) => (
        <div key={`${who.at}-${who.unit}-${who.post}`}>
          <span className="num">{moment(who.at)}</span>
          <WhoList who={[who]} />
        </div>
      ))}
      {told.length > shown.length ? (
        <a
          role="button"
          tabIndex={0}
          onClick={() => setOpen(true)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') setOpen(true);
          }}
        >
          再看 {told.length - shown.length} 次
        </a>
      ) : null}
    </div>
  );
}

/** What is late, where, in whose hands it is, who was told and what comes next. */
export function OverduePage() {
  const address = useAddress();
  const recent = useRecent();
  const [chosen, setChosen] = useState<readonly OverdueTask[]>([]);
  const query = address.query(placeFilterNames);
  const list = useMore<OverdueTask>(['overdue', query], `/supervision/overdue${query}`);
  return (
    <PageFrame
      title="逾期事项"
      lead="逾期按工作日计；中止、待审核和他方障碍的日子不算在承办单位头上。"
      actions={
        <>
          <BulkActs acts={['urge']} tasks={chosen} onDone={() => setChosen([])} />
          <ExportButton
            path={`/exports/tasks.xlsx${address.query(placeFilterNames, { overdue: 'true' })}`}
            name="逾期事项.xlsx"
          >
            导出表格
          </ExportButton>
        </>
      }
    >
      <PlaceFilters address={address} />
      <Failure error={list.error} />
      <Table<OverdueTask>
        rowKey="id"
        size="middle"
        loading={list.isLoading || list.isPlaceholderData}
        dataSource={list.items}
        rowClassName={({ id }) => (recent.has(id) ? 'just-changed' : '')}
        rowSelection={{
          selectedRowKeys: chosen.map(({ id }) => id),
          onChange: (_, rows) => setChosen(rows),
        }}
        locale={{ emptyText: '没有逾期事项' }}
        pagination={false}
        scroll={{ x: 1080 }}
        columns={columns}
      />
      <MoreButton shown={list.items.length} {...list} />
    </PageFrame>
  );
}
