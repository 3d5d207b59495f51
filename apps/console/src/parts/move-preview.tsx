import { useInfiniteQuery } from '@tanstack/react-query';
import { Alert, Button, Space, Statistic, Table } from 'antd';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { post } from '../http';
import type { Moment, MovedTask, MovePreview as Preview } from '../template-model';
import { moment } from '../words';
import { Failure } from './failure';
import { Light } from './light';
import { UnitName } from './unit-name';

interface Props {
  /** Where it is tried out: `/templates/15/preview`. */
  readonly path: string;
  readonly body: unknown;
  /** Told once it is known how many would move. */
  readonly onKnown?: (totals: Preview['totals']) => void;
}

const pageSize = 50;

const shown: readonly { readonly name: keyof Moment; readonly label: string }[] = [
  { name: 'dueOn', label: '办结时限' },
  { name: 'dueAt', label: '最迟' },
  { name: 'acceptBy', label: '签收时限' },
  { name: 'nextReportBy', label: '下次反馈' },
  { name: 'escalationLevel', label: '逾期升级' },
  { name: 'nextWake', label: '下一次提醒' },
  { name: 'reminders', label: '到期提醒' },
  { name: 'escalations', label: '逐级报告' },
];

function momentText(name: keyof Moment, value: Moment[keyof Moment]): string {
  if (value === null) return '无';
  if (Array.isArray(value)) return value.length === 0 ? '无' : value.join('、');
  if (name === 'escalationLevel') return value === 0 ? '未升级' : `第${value}步`;
  return moment(String(value));
}

/** Only what differs: a task moves in one or two respects. */
function Moves({ from, to }: Pick<MovedTask, 'from' | 'to'>) {
  return (
    <>
      {shown
        .filter(({ name }) => String(from[name]) !== String(to[name]))
        .filter(({ name }) => name !== 'dueAt' || from.dueOn === to.dueOn)
        .map(({ name, label }) => (
          <div key={name}>
            <span className="line-basis">{label}</span>{' '}
            <span className="num was">{momentText(name, from[name])}</span> →{' '}
            <span className="num">{momentText(name, to[name])}</span>
          </div>
        ))}
      {from.light === to.light ? null : (
        <div>
          <Light light={from.light} /> → <Light light={to.light} />
        </div>
      )}
    </>
  );
}

function Totals({ totals }: { readonly totals: Preview['totals'] }) {
  return (
    <Space wrap size={24} style={{ marginBottom: 12 }}>
      <Statistic title="在办任务" value={totals.running} />
      <Statistic title="会变动" value={totals.moved} />
      <Statistic title="时限推后" value={totals.later} />
      <Statistic title="时限提前" value={totals.earlier} />
      <Statistic title="转红灯" value={totals.toRed} styles={{ content: { color: '#c62828' } }} />
      <Statistic title="不再红灯" value={totals.fromRed} />
    </Space>
  );
}

/** What a change of rules would move of the running tasks, without saving anything. */
export function MovePreview({ path, body, onKnown }: Props) {
  const query = useInfiniteQuery({
    queryKey: ['preview', path, body],
    queryFn: async ({ pageParam }) => {
      const mark = pageParam === null ? '' : `&cursor=${encodeURIComponent(pageParam)}`;
      const page = await post<Preview>(`${path}?limit=${pageSize}${mark}`, body);
      onKnown?.(page.totals);
      return page;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    staleTime: 60_000,
    retry: false,
  });
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const totals = query.data?.pages[0]?.totals;
  if (query.error) return <Failure error={query.error} />;
  return (
    <>
      {totals ? <Totals totals={totals} /> : null}
      {totals?.moved === 0 ? (
        <Alert
          type="info"
          showIcon
          title={
            totals.changed > 0
              ? `${totals.changed}项在办任务将适用新规则，眼下没有一项的时限、灯色或提醒因此变动。`
              : '没有在办任务会变动。'
          }
        />
      ) : null}
      {totals && totals.moved > 0 && items.length === 0 && !query.hasNextPage ? (
        <Alert type="info" showIcon title="会变动的任务不在您可见的范围内，这里只给出数目。" />
      ) : null}
      {!totals || items.length > 0 ? (
        <Table<MovedTask>
          size="small"
          rowKey="id"
          loading={query.isFetching}
          dataSource={items}
          pagination={false}
          locale={{ emptyText: '正在试算……' }}
          columns={[
            {
              title: '任务',
              render: (_, { id, title, unit }) => (
                <>
                  <Link to={`/tasks/${id}`}>{title}</Link>
                  <div className="line-basis">
                    <UnitName code={unit} />
                  </div>
                </>
              ),
            },
            { title: '由何变为何', render: (_, { from, to }) => <Moves from={from} to={to} /> },
          ]}
        />
      ) : null}
      {query.hasNextPage ? (
        <Button
          block
          style={{ marginTop: 8 }}
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          再看{pageSize}项
        </Button>
      ) : null}
    </>
  );
}
