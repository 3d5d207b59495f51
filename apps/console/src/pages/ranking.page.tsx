import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Empty, Switch, Table } from 'antd';
import { Link } from 'react-router-dom';
import type { Ranking, RankingRow } from '../desk-model';
import { get, put } from '../http';
import { Answered } from '../parts/answered';
import { Failure } from '../parts/failure';
import { PageFrame } from '../parts/page-frame';
import { useAddress } from '../parts/use-address';
import { moment } from '../words';

const percent = (rate: number | null) => (rate === null ? '—' : `${Math.round(100 * rate)}%`);

/** By results alone, and only where the region's 农办 has switched it on. */
export function RankingPage() {
  const address = useAddress();
  const client = useQueryClient();
  const path = address.query(['territory', 'document', 'planYear', 'by', 'type', 'level']);
  const query = useQuery({
    queryKey: ['ranking', path],
    queryFn: () => get<Ranking>(`/supervision/ranking${path}`),
  });
  const turn = useMutation({
    mutationFn: (enabled: boolean) => put<unknown>('/supervision/ranking', { enabled }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['ranking'] }),
  });
  const { data } = query;
  return (
    <PageFrame
      title="排名"
      lead={data ? <>数据截至 {moment(data.asOf)}；只按结果，从不按登录、时长、填报次数。</> : undefined}
      actions={
        data?.mayChange ? (
          <label>
            <Switch checked={data.enabled} loading={turn.isPending} onChange={(on) => turn.mutate(on)} />{' '}
            启用排名
          </label>
        ) : null
      }
    >
      <Failure error={turn.error} />
      <Answered query={query}>
        {({ enabled, rule, items }) =>
          enabled ? (
            <>
              <Alert type="info" showIcon style={{ marginBottom: 12 }} title={rule} />
              <Table<RankingRow>
                rowKey={({ unit, territory }) => unit ?? territory}
                size="middle"
                dataSource={items}
                pagination={false}
                scroll={{ x: 'max-content' }}
                locale={{ emptyText: '没有可以排名的' }}
                columns={[
                  {
                    title: '名次',
                    render: (_, { rank }) => <strong className="num">{rank ?? '不排名'}</strong>,
                  },
                  {
                    title: '地区或单位',
                    render: (_, { unit, territory, name }) => (
                      <Link
                        to={
                          unit === null ? `/board?by=territory&territory=${territory}` : `/tasks?unit=${unit}`
                        }
                      >
                        {name}
                      </Link>
                    ),
                  },
                  { title: '得分', render: (_, { score }) => <span className="num">{score ?? '—'}</span> },
                  { title: '计入', render: (_, { counted }) => counted },
                  { title: '按期办结', render: (_, { onTimeRate }) => percent(onTimeRate) },
                  { title: '被退回', render: (_, { returnedRate }) => percent(returnedRate) },
                  { title: '指标达标', render: (_, { reachedRate }) => percent(reachedRate) },
                ]}
              />
            </>
          ) : (
            <Empty description="尚未启用排名；由自治区党委农办负责人启用" />
          )
        }
      </Answered>
    </PageFrame>
  );
}
