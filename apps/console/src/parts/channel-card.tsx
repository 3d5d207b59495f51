import { Alert, Button, Card, Checkbox, Input, Space, Switch, Tag, Typography } from 'antd';
import { useState } from 'react';
import type { Channel } from '../model';
import { channelWords, deliveryWords, moment } from '../words';

/** What a person writes into a channel's card; an address left empty stays as it is. */
export interface ChannelChange {
  enabled: boolean;
  digest: boolean;
  urgent: boolean;
  address?: string;
  secret?: string;
}

const hints: Readonly<Record<string, { address: string; secret?: string }>> = {
  email: { address: '例如 name@example.gov.cn' },
  wecom: { address: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…' },
  dingtalk: { address: 'https://oapi.dingtalk.com/robot/send?access_token=…', secret: '加签密钥（SEC…）' },
  feishu: { address: 'https://open.feishu.cn/open-apis/bot/v2/hook/…', secret: '签名校验密钥' },
  webhook: { address: 'https://…', secret: '签名密钥（自定）' },
};

interface Props {
  readonly channel: Channel;
  readonly busy: boolean;
  readonly onSave: (change: ChannelChange) => void;
  readonly onRemove: () => void;
  readonly onTest: () => void;
}

/** One way to be told: its address, what goes there, a button that tries it. */
export function ChannelCard({ channel, busy, onSave, onRemove, onTest }: Props) {
  const { kind, configured, available, last } = channel;
  const [enabled, setEnabled] = useState(configured ? channel.enabled : true);
  const [digest, setDigest] = useState(configured ? channel.digest : true);
  const [urgent, setUrgent] = useState(configured ? channel.urgent : true);
  const [address, setAddress] = useState('');
  const [secret, setSecret] = useState('');
  const hint = hints[kind];
  const save = () =>
    onSave({
      enabled,
      digest,
      urgent,
      ...(address === '' ? {} : { address }),
      ...(secret === '' ? {} : { secret }),
    });
  return (
    <Card
      size="small"
      style={{ marginBottom: 12 }}
      title={<Title channel={channel} />}
      extra={
        configured ? (
          <Switch aria-label={`启用${channelWords[kind] ?? ''}`} checked={enabled} onChange={setEnabled} />
        ) : (
          <Tag>未设置</Tag>
        )
      }
    >
      {available ? null : (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 8 }}
          title="系统尚未设置邮件服务器，暂不能使用"
        />
      )}
      <Space orientation="vertical" style={{ width: '100%' }}>
        <Input
          aria-label={`${channelWords[kind] ?? ''}地址`}
          placeholder={channel.address ? `现为 ${channel.address}，不改则留空` : hint?.address}
          value={address}
          onChange={(event) => setAddress(event.target.value)}
          autoComplete="off"
        />
        {hint?.secret ? (
          <Input.Password
            aria-label={`${channelWords[kind] ?? ''}密钥`}
            placeholder={channel.hasSecret ? '已设密钥，不改则留空' : hint.secret}
            value={secret}
            onChange={(event) => setSecret(event.target.value)}
            autoComplete="new-password"
          />
        ) : null}
        <Space wrap>
          <Checkbox checked={digest} onChange={(event) => setDigest(event.target.checked)}>
            每日摘要
          </Checkbox>
          <Checkbox checked={urgent} onChange={(event) => setUrgent(event.target.checked)}>
            即时消息（催办、退回、改派）
          </Checkbox>
        </Space>
        <Space wrap>
          <Button type="primary" loading={busy} disabled={!configured && address === ''} onClick={save}>
            保存
          </Button>
          <Button disabled={!configured || !available} loading={busy} onClick={onTest}>
            发送测试消息
          </Button>
          <Button danger type="text" disabled={!configured} onClick={onRemove}>
            取消此方式
          </Button>
        </Space>
        <LastDelivery last={last} />
      </Space>
    </Card>
  );
}

function Title({ channel: { kind, configured, enabled } }: { readonly channel: Channel }) {
  return (
    <Space wrap>
      {channelWords[kind]}
      {configured ? <Tag color={enabled ? 'green' : 'default'}>{enabled ? '已启用' : '已停用'}</Tag> : null}
    </Space>
  );
}

function LastDelivery({ last }: Pick<Channel, 'last'>) {
  if (!last) return null;
  return (
    <Typography.Text type={last.state === 'sent' ? 'secondary' : 'danger'}>
      最近一次：{deliveryWords[last.state] ?? last.state}（{moment(last.at)}）{last.error ?? ''}
    </Typography.Text>
  );
}
