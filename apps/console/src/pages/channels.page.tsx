import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Skeleton, Space, Typography } from 'antd';
import { get, post, put } from '../http';
import type { Channel } from '../model';
import { ChannelCard } from '../parts/channel-card';
import { Failure } from '../parts/failure';
import { useTitle } from '../parts/page-frame';
import { channelWords } from '../words';

interface Channels {
  items: Channel[];
}
interface Tested {
  outcome: string;
  reason: string | null;
}

const key = ['channels'];

/** How one is told beside the inbox: chosen, tried and taken back by each person alone. */
export function ChannelsPage() {
  useTitle('通知方式');
  const client = useQueryClient();
  const { message } = App.useApp();
  const channels = useQuery({ queryKey: key, queryFn: () => get<Channels>('/me/channels') });
  const items = channels.data?.items ?? [];
  const change = useMutation({
    mutationFn: (wanted: readonly object[]) => put<Channels>('/me/channels', { items: wanted }),
    onSuccess: (answer) => {
      client.setQueryData(key, answer);
      void message.success('已保存');
    },
  });
  const test = useMutation({
    mutationFn: (kind: string) => post<Tested>(`/me/channels/${kind}/test`, {}),
    onSuccess: ({ outcome, reason }) => {
      if (outcome === 'sent') void message.success('测试消息已送达，请查看');
      else void message.error(reason ?? '测试消息未能送达');
      return client.invalidateQueries({ queryKey: key });
    },
  });
  /** All that is kept, with one kind changed; null takes it away. */
  const changed = (kind: string, to: object | null) => [
    ...items
      .filter((item) => item.kind !== 'inbox' && item.kind !== kind && item.configured)
      .map(({ kind: other, enabled, digest, urgent }) => ({ kind: other, enabled, digest, urgent })),
    ...(to === null ? [] : [{ kind, ...to }]),
  ];
  const feed = items.find(({ kind }) => kind === 'calendar');
  return (
    <div className="page">
      <h2>通知方式</h2>
      <p className="lead">
        站内消息始终保留。其他方式由本人选择：每个工作日一份摘要，催办、退回、改派即时送达；不宜外传的事项不发送内容。
      </p>
      <Failure error={channels.error ?? change.error ?? test.error} />
      {channels.isLoading ? <Skeleton active /> : null}
      {items
        .filter(({ kind }) => kind !== 'inbox' && kind !== 'calendar')
        .map((channel) => (
          <ChannelCard
            key={`${channel.kind}-${String(channel.configured)}-${channel.address ?? ''}-${String(channel.hasSecret)}`}
            channel={channel}
            busy={change.isPending || test.isPending}
            onSave={(to) => change.mutate(changed(channel.kind, to))}
            onRemove={() => change.mutate(changed(channel.kind, null))}
            onTest={() => test.mutate(channel.kind)}
          />
        ))}
      {feed ? (
        <Card size="small" title={channelWords.calendar}>
          <p style={{ marginTop: 0 }}>
            在手机或电脑的日历中订阅，显示本单位签收、反馈、到期之日。持有此地址者即可查看，请勿转发；换新地址后旧地址即失效。
          </p>
          {feed.address ? (
            <Typography.Paragraph copyable code style={{ wordBreak: 'break-all' }}>
              {feed.address}
            </Typography.Paragraph>
          ) : null}
          <Space wrap>
            <Button
              type={feed.configured ? 'default' : 'primary'}
              loading={change.isPending}
              onClick={() => change.mutate(changed('calendar', { renew: feed.configured }))}
            >
              {feed.configured ? '换新地址' : '开通日历订阅'}
            </Button>
            {feed.configured ? (
              <Button danger type="text" onClick={() => change.mutate(changed('calendar', null))}>
                停用
              </Button>
            ) : null}
          </Space>
        </Card>
      ) : null}
    </div>
  );
}
