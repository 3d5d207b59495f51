import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { Link } from 'react-router-dom';
import { get } from '../http';
import { Answered } from '../parts/answered';
import { PageFrame } from '../parts/page-frame';
import type { TemplateItem, TemplateList } from '../template-model';

/** Every clause that has a template; opens one. */
export function TemplatesPage() {
  const query = useQuery({
    queryKey: ['templates'],
    queryFn: () => get<TemplateList>('/templates?limit=200'),
  });
  return (
    <PageFrame title="任务模板" lead="每一条款交办时分成哪些任务、由谁牵头、何时办结、怎样提醒。">
      <Answered query={query} empty="还没有模板" isEmpty={({ items }) => items.length === 0}>
        {({ items }) => (
          <Table<TemplateItem>
            size="middle"
            rowKey="clause"
            dataSource={items}
            pagination={false}
            columns={[
              {
                title: '条款',
                render: (_, { clause, numeral, heading }) => (
                  <Link to={`/templates/${clause}`}>
                    （{numeral}）{heading}
                  </Link>
                ),
              },
              { title: '句', dataIndex: 'sentences', width: 64, align: 'right', responsive: ['sm'] },
              { title: '任务', dataIndex: 'tasks', width: 72, align: 'right' },
              { title: '版本', width: 72, align: 'right', render: (_, { version }) => `第${version}版` },
            ]}
          />
        )}
      </Answered>
    </PageFrame>
  );
}
