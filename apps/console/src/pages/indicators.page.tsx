import { Table } from 'antd';
import type { TableProps } from 'antd';
import { Link } from 'react-router-dom';
import { amount, methodWords, periodName, targetWords } from '../indicator-model';
import type { Figure } from '../indicator-model';
import { Failure } from '../parts/failure';
import { Light } from '../parts/light';
import { MoreButton } from '../parts/more-button';
import { PageFrame } from '../parts/page-frame';
import { useAddress } from '../parts/use-address';
import { useMore } from '../parts/use-more';
import { comparatorWords } from '../words';

const columns: TableProps<Figure>['columns'] = [
  {
    title: '灯',
    width: 84,
    render: (_, figure) => <Light light={figure.light} word={figure.latest ? undefined : '未报'} />,
  },
  {
    title: '指标',
    render: (_, figure) => (
      <div className="subject">
        <Link to={`/indicators/${figure.id}?territory=${figure.territory.code}`}>{figure.text}</Link>
        <div className="line-basis">
          第{figure.clause}条 · {figure.title} · {figure.territory.name}
        </div>
      </div>
    ),
  },
  {
    title: '目标',
    render: (_, { comparator, target, unit }) => (
      <span className="num">
        {target.value === null
          ? targetWords[target.source]
          : `${comparatorWords[comparator] ?? ''}${amount(target.value, unit)}`}
      </span>
    ),
  },
  {
    title: '最近数值',
    render: (_, { latest, unit }) => (
      <span className="num">
        {amount(latest?.value, unit)}
        {latest ? <div className="line-basis">{periodName(latest.period)}</div> : null}
      </span>
    ),
  },
  {
    title: '序时应达',
    responsive: ['md'],
    render: (_, { latest, unit }) => <span className="num">{amount(latest?.expected, unit)}</span>,
  },
  {
    title: '预计年底',
    render: (_, { forecast, unit }) =>
      forecast ? (
        <span className={`num${forecast.reached === false ? ' late' : ''}`}>
          {amount(forecast.value, unit)}
          <div className="line-basis">{methodWords[forecast.method] ?? ''}</div>
        </span>
      ) : (
        '—'
      ),
  },
];

/** The figures of all clauses: target, value, what the season expects, and where the year is heading. */
export function IndicatorsPage() {
  const address = useAddress();
  const query = address.query(['document', 'clause', 'territory', 'planYear']);
  const list = useMore<Figure>(['indicators', query], `/indicators${query}`, 100);
  return (
    <PageFrame title="指标" lead="文件里的每个数：目标、现值、按季节应达到多少、照此年底能到多少。">
      <Failure error={list.error} />
      <Table<Figure>
        rowKey={({ id, territory }) => `${id}-${territory.code}`}
        size="middle"
        loading={list.isLoading || list.isPlaceholderData}
        dataSource={list.items}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: '没有您可以看到的指标' }}
        columns={columns}
      />
      <MoreButton shown={list.items.length} {...list} />
    </PageFrame>
  );
}
