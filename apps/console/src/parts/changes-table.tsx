import { Empty, Table, Tag } from 'antd';
import type { TemplateChange } from '../template-changes';

const said = (value: string | null) => value ?? <Tag>无</Tag>;

/** What differs, from what to what; under each other where the screen is narrow. */
export function ChangesTable({ changes }: { readonly changes: readonly TemplateChange[] }) {
  if (changes.length === 0) return <Empty description="没有不同" />;
  return (
    <Table<TemplateChange>
      size="small"
      rowKey={({ where, what }) => `${where}/${what}`}
      dataSource={[...changes]}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        {
          title: '何处',
          render: (_, { where, what }) => (
            <>
              {where}
              <div className="line-basis">{what}</div>
            </>
          ),
        },
        {
          title: '由何变为何',
          render: (_, { from, to }) => (
            <>
              <div className="was">{said(from)}</div>
              <div>→ {said(to)}</div>
            </>
          ),
        },
      ]}
    />
  );
}
