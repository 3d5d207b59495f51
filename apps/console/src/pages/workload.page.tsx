import { Select, Switch, Table } from 'antd';
import type { TableProps } from 'antd';
import { Link } from 'react-router-dom';
import type { Span, Workload } from '../desk-model';
import { BudgetsButton } from '../parts/budgets';
import { Failure } from '../parts/failure';
import { MoreButton } from '../parts/more-button';
import { PageFrame } from '../parts/page-frame';
import { useAddress } from '../parts/use-address';
import { useMore } from '../parts/use-more';
import { levelWords } from '../words';

function span({ asked, limit, over }: Span) {
  return (
    <span className={`num${over ? ' late' : ''}`}>
      {asked}
      {limit === null ? '' : ` / ${limit}`}
      {over ? ' 超限' : ''}
    </span>
  );
}

const columns: TableProps<Workload>['columns'] = [
  {
    title: '单位',
    render: (_, { unit, name, tasks }) => (
      <div className="subject">
        <Link to={`/tasks?unit=${unit}`}>{name}</Link>
        <div className="line-basis">
          在办 {tasks.open} / {tasks.total} 项
        </div>
      </div>
    ),
  },
  { title: '本周（限额）', render: (_, { week }) => span(week) },
  { title: '本月（限额）', render: (_, { month }) => span(month) },
  { title: '全年（限额）', render: (_, { year }) => span(year) },
  {
    title: '最忙的一周',
    render: (_, { busiest }) =>
      busiest ? (
        <span className={`num${busiest.over ? ' late' : ''}`}>
          {busiest.period}：{busiest.asked}
        </span>
      ) : (
        '—'
      ),
  },
];

/** What the system itself asks of each unit, against the limit of its level. */
export function WorkloadPage() {
  const address = useAddress();
  const { of, set } = address;
  const query = address.query(['territory', 'document', 'level', 'over', 'unit', 'at', 'sort']);
  const list = useMore<Workload>(['workload', query], `/supervision/workload${query}`);
  return (
    <PageFrame
      title="负担"
      lead="各单位一周、一月、一年被要求报送和办结多少次；超过本级限额的应合并或减少。"
      actions={<BudgetsButton />}
    >
      <div className="filters">
        <Select
          allowClear
          aria-label="层级"
          placeholder="全部层级"
          value={of('level') || undefined}
          onChange={(level?: string) => set({ level })}
          options={Object.entries(levelWords).map(([value, label]) => ({ value, label }))}
          style={{ minWidth: 130 }}
        />
        <label>
          <Switch
            size="small"
            checked={of('over') === 'true'}
            onChange={(on) => set({ over: on ? 'true' : undefined })}
          />{' '}
          只看超限
        </label>
      </div>
      <Failure error={list.error} />
      <Table<Workload>
        rowKey="unit"
        size="middle"
        loading={list.isLoading || list.isPlaceholderData}
        dataSource={list.items}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: '没有' }}
        columns={columns}
      />
      <MoreButton shown={list.items.length} {...list} />
    </PageFrame>
  );
}
