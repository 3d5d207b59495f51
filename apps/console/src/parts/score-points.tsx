import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { Link } from 'react-router-dom';
import type { Assessment, Point } from '../assessment-model';
import { get } from '../http';
import { Answered } from './answered';

interface Props {
  readonly assessment: Assessment;
  readonly unit: string;
}

/** A unit's points, each with the task and the event it rests on. */
export function ScorePoints({ assessment, unit }: Props) {
  const publication = assessment.publication?.number ?? 'provisional';
  const query = useQuery({
    queryKey: ['assessments', assessment.year, 'unit', unit, publication],
    queryFn: () =>
      get<Assessment>(
        `/assessments/${assessment.year}?unit=${encodeURIComponent(unit)}&publication=${publication}`,
      ),
  });
  const texts = new Map(assessment.rules.items.map(({ rule, text }) => [rule, text]));
  return (
    <Answered query={query} empty="还没有得分、扣分" isEmpty={({ items }) => !items[0]?.points?.length}>
      {({ items }) => (
        <>
          <Table<Point>
            rowKey={({ taskId, rule, seq }) => `${taskId}${rule}${seq}`}
            size="small"
            pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
            scroll={{ x: 'max-content' }}
            dataSource={items[0]?.points ?? []}
            columns={[
              {
                title: '分',
                align: 'right',
                render: (_, { points }) => (
                  <strong className={`num${points < 0 ? ' late' : ''}`}>
                    {points > 0 ? `+${points}` : points}
                  </strong>
                ),
              },
              {
                title: '事项',
                render: (_, { taskId, title }) => (
                  <div className="subject">
                    <Link to={`/tasks/${taskId}`}>{title ?? '事项'}</Link>
                  </div>
                ),
              },
              {
                title: '依据',
                render: (_, { rule, seq }) => (
                  <div className="subject">
                    {texts.get(rule) ?? rule}
                    <div className="line-basis">办理记录第 {seq} 条</div>
                  </div>
                ),
              },
            ]}
          />
          {items[0]?.withheld ? <p>另有 {items[0].withheld} 项不在您的查看范围内，未列出。</p> : null}
        </>
      )}
    </Answered>
  );
}
