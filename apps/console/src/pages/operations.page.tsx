import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Empty, Segmented, Space, Table, Tag } from 'antd';
import { useState } from 'react';
import { get, post } from '../http';
import type { Delivery, Incident, Page } from '../model';
import { Failure } from '../parts/failure';
import { useTitle } from '../parts/page-frame';
import { channelWords, deliveryWords, moment } from '../words';

const views = [
  { value: 'failed,uncertain', label: '未能送达' },
  { value: 'waiting,sending', label: '待发' },
  { value: 'sent', label: '已送达' },
];

/** For the administrator: messages that did not arrive, and what the machine could not do. No task's contents. */
export function OperationsPage() {
  useTitle('运行情况');
  const client = useQueryClient();
  const [states, setStates] = useState('failed,uncertain');
  const deliveries = useQuery({
    queryKey: ['deliveries', states],
    queryFn: () => get<Page<Delivery>>(`/deliveries?state=${states}&limit=100`),
    refetchInterval: 30_000,
  });
  const incidents = useQuery({
    queryKey: ['incidents'],
    queryFn: () => get<{ items: Incident[] }>('/incidents'),
    refetchInterval: 30_000,
  });
  const retry = useMutation({
    mutationFn: (id: string) => post<Delivery>(`/deliveries/${id}/retry`, {}),
    onSuccess: () => client.invalidateQueries({ queryKey: ['deliveries'] }),
  });
  const found = incidents.data?.items ?? [];
  return (
    <div className="page">
      <h2>运行情况</h2>
      <p className="lead">
        未能送达的通知可在此重发。群机器人无法识别重复消息，送达与否不明的由管理员核实后决定是否重发。
      </p>
      <Failure error={deliveries.error ?? incidents.error ?? retry.error} />
      <Card
        size="small"
        title="通知送达"
        style={{ marginBottom: 16 }}
        extra={<Segmented size="small" options={views} value={states} onChange={setStates} />}
      >
        <Table<Delivery>
          rowKey="id"
          size="small"
          loading={deliveries.isLoading}
          dataSource={deliveries.data?.items ?? []}
          pagination={false}
          scroll={{ x: 760 }}
          locale={{ emptyText: '没有' }}
          columns={[
            { title: '收件人', render: (_, row) => `${row.name}（${row.username}）` },
            { title: '方式', render: (_, row) => channelWords[row.kind] ?? row.kind },
            {
              title: '内容',
              render: (_, { notification }) =>
                notification.kind === 'digest'
                  ? `${notification.day ?? ''} 摘要，${String(notification.lines)} 条`
                  : '即时消息',
            },
            {
              title: '状态',
              render: (_, row) => (
                <Space orientation="vertical" size={0}>
                  <Tag color={row.state === 'sent' ? 'green' : row.state === 'waiting' ? 'blue' : 'red'}>
                    {deliveryWords[row.state] ?? row.state}
                  </Tag>
                  {row.error ? <span>{row.error}</span> : null}
                </Space>
              ),
            },
            { title: '次数', dataIndex: 'attempts', align: 'right' },
            { title: '时间', render: (_, row) => <span className="num">{moment(row.updatedAt)}</span> },
            {
              title: '',
              render: (_, row) =>
                row.state === 'failed' || row.state === 'uncertain' ? (
                  <Button size="small" loading={retry.isPending} onClick={() => retry.mutate(row.id)}>
                    重发
                  </Button>
                ) : null,
            },
          ]}
        />
      </Card>
      <Card size="small" title={`待查看的事（${String(found.length)}）`}>
        {found.length === 0 ? <Empty description="没有" /> : null}
        {found.map((each) => (
          <div key={each.id} style={{ marginBottom: 12, overflowWrap: 'anywhere' }}>
            <strong>{each.title}</strong>{' '}
            <span className="num">
              {each.times} 次，最近 {moment(each.lastAt)}
            </span>
            <div className="line-basis">
              {each.subject}：{each.error}
            </div>
          </div>
        ))}
      </Card>
    </div>
  );
}
