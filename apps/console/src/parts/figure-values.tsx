import { Table, Tag } from 'antd';
import { Link } from 'react-router-dom';
import { amount, periodName, sourceWords } from '../indicator-model';
import type { FigureDetail, ToldValue } from '../indicator-model';
import { moment } from '../words';
import { UnitName } from './unit-name';

/** Every value that came, the corrected ones too: who said it, when, and why it was changed. */
export function FigureValues({ figure }: { readonly figure: FigureDetail }) {
  return (
    <Table<ToldValue>
      rowKey={({ unit, period, at, written }) => `${unit}${period}${at}${written}`}
      size="small"
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: '还没有填报的数值' }}
      dataSource={figure.history}
      columns={[
        { title: '期间', render: (_, { period }) => periodName(period) },
        { title: '单位', render: (_, { unit }) => <UnitName code={unit} /> },
        {
          title: '数值',
          render: (_, { value, replaced }) => (
            <span className="num">
              {replaced ? <del>{amount(value, figure.unit)}</del> : amount(value, figure.unit)}
              {replaced ? <Tag style={{ marginInlineStart: 8 }}>已更正</Tag> : null}
            </span>
          ),
        },
        {
          title: '来源',
          render: (_, { source, taskId, fileName }) => (
            <>
              {taskId ? <Link to={`/tasks/${taskId}`}>{sourceWords[source]}</Link> : sourceWords[source]}
              {fileName ? `（${fileName}）` : ''}
            </>
          ),
        },
        {
          title: '何时何人',
          render: (_, { at, by }) => (
            <span className="num">
              {moment(at)} {by.name}
            </span>
          ),
        },
        { title: '原因', render: (_, { reason }) => reason ?? '' },
      ]}
    />
  );
}
