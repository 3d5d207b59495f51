import { useQuery } from '@tanstack/react-query';
import { Segmented, Space, Table, Tag } from 'antd';
import { Link } from 'react-router-dom';
import type { Obstacle, Obstacles } from '../desk-model';
import { get } from '../http';
import { Answered } from '../parts/answered';
import { Light } from '../parts/light';
import { PageFrame } from '../parts/page-frame';
import { PlaceFilters, placeFilterNames } from '../parts/place-filters';
import { useAddress } from '../parts/use-address';
import { moment } from '../words';

const states = [
  { value: 'open', label: '待解决' },
  { value: 'cleared', label: '已销障' },
];

/** What stands in the way, why, and in whose hands it is: not the late unit's fault while it stands. */
export function ObstaclesPage() {
  const address = useAddress();
  const { of, set } = address;
  const path = address.query([...placeFilterNames, 'state', 'cause', 'heldBy'], { limit: '200' });
  const query = useQuery({
    queryKey: ['obstacles', path],
    queryFn: () => get<Obstacles>(`/supervision/obstacles${path}`),
  });
  return (
    <PageFrame title="障碍" lead="障碍由谁解决、已阻碍多少个工作日；属实的不算在承办单位的逾期里。">
      <Segmented options={states} value={of('state') || 'open'} onChange={(state) => set({ state })} />
      <div style={{ height: 12 }} />
      <PlaceFilters address={address} />
      <Answered query={query}>
        {({ items, total, byCause, byHolder }) => (
          <>
            <Space wrap style={{ marginBottom: 12 }}>
              {byCause.map(({ cause, count, workingDays }) => (
                <Tag.CheckableTag
                  key={cause}
                  checked={of('cause') === cause}
                  onChange={(on) => set({ cause: on ? cause : undefined })}
                >
                  {cause} {count} 项 · {workingDays} 日
                </Tag.CheckableTag>
              ))}
              {byHolder.map(({ unit, name, count }) => (
                <Tag.CheckableTag
                  key={unit}
                  checked={of('heldBy') === unit}
                  onChange={(on) => set({ heldBy: on ? unit : undefined })}
                >
                  {name} {count} 项
                </Tag.CheckableTag>
              ))}
            </Space>
            <Table<Obstacle>
              rowKey={({ taskId, raisedAt }) => `${taskId}${raisedAt}`}
              size="middle"
              dataSource={items}
              pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
              scroll={{ x: 'max-content' }}
              locale={{ emptyText: '没有障碍' }}
              footer={() => `共 ${total} 项${total > items.length ? `，列出 ${items.length} 项` : ''}`}
              columns={[
                { title: '灯', render: (_, { light }) => <Light light={light} /> },
                {
                  title: '事项',
                  render: (_, row) => (
                    <div className="subject">
                      <Link to={`/tasks/${row.taskId}`}>{row.title}</Link>
                      <div className="line-basis">
                        第{row.clause}条 · {row.unitName}
                      </div>
                    </div>
                  ),
                },
                {
                  title: '障碍',
                  render: (_, row) => (
                    <div className="subject">
                      <strong>{row.cause}</strong>
                      <div>{row.text}</div>
                    </div>
                  ),
                },
                { title: '由谁解决', render: (_, { heldByName }) => heldByName },
                {
                  title: '已阻碍',
                  render: (_, row) => (
                    <span className="num">
                      {row.workingDays} 个工作日
                      <div className="line-basis">{moment(row.raisedAt)} 起</div>
                    </span>
                  ),
                },
                {
                  title: '结果',
                  render: (_, { clearedAt, founded }) =>
                    clearedAt === null ? '待解决' : founded === false ? '不属实' : '已销障',
                },
              ]}
            />
          </>
        )}
      </Answered>
    </PageFrame>
  );
}
