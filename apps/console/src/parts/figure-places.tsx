import { Alert, Table } from 'antd';
import { Link } from 'react-router-dom';
import { amount, periodName, targetWords } from '../indicator-model';
import type { FigureChild, FigureDetail } from '../indicator-model';

function latestOf({ periods }: FigureChild) {
  return periods.findLast(({ value }) => value !== null);
}

/** The places right below, each a way down. */
export function FigurePlaces({ figure }: { readonly figure: FigureDetail }) {
  const { division, unit } = figure;
  if (figure.children.length === 0) return null;
  return (
    <>
      {division && division.sum !== division.whole ? (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 12 }}
          title={`分解目标合计 ${amount(division.sum, unit)}，与总目标 ${amount(division.whole, unit)} 不符${division.without.length ? `，${division.without.length} 处尚未分解` : ''}`}
        />
      ) : null}
      <Table<FigureChild>
        rowKey="code"
        size="small"
        pagination={{ pageSize: 30, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 'max-content' }}
        dataSource={figure.children}
        columns={[
          {
            title: '地区',
            render: (_, { code, name }) => (
              <Link to={`/indicators/${figure.id}?territory=${code}`}>{name}</Link>
            ),
          },
          {
            title: '目标',
            render: (_, { target }) => (
              <span className="num">
                {target.value === null ? targetWords[target.source] : amount(target.value, unit)}
              </span>
            ),
          },
          {
            title: '最近数值',
            render: (_, child) => {
              const latest = latestOf(child);
              return (
                <span className="num">
                  {amount(latest?.value, unit)}
                  {latest ? ` · ${periodName(latest.period)}` : ''}
                </span>
              );
            },
          },
          {
            title: '是否达到',
            render: (_, child) => {
              const reached = latestOf(child)?.reached;
              if (reached === true) return '✔ 已达到';
              return reached === false ? '未达到' : '—';
            },
          },
          ...(figure.rollUp.rule === 'weighted-mean'
            ? [{ title: '权数', render: (_: unknown, { weight }: FigureChild) => weight ?? '未设' }]
            : []),
        ]}
      />
    </>
  );
}
