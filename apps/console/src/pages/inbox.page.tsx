import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Empty, Space, Tag } from 'antd';
import { Link } from 'react-router-dom';
import { get, post } from '../http';
import type { Notification, Page } from '../model';
import { Failure } from '../parts/failure';
import { useTitle } from '../parts/page-frame';
import { NoticeLines } from '../parts/notice-lines';
import { moment } from '../words';

/** One digest a day, and what somebody made urgent. */
export function InboxPage() {
  useTitle('消息');
  const client = useQueryClient();
  const inbox = useQuery({
    queryKey: ['notifications', 'all'],
    queryFn: () => get<Page<Notification>>('/notifications?limit=50'),
  });
  const read = useMutation({
    mutationFn: (id: string | null) =>
      post<unknown>(id ? `/notifications/${id}/read` : '/notifications/read-all', {}),
    onSuccess: () => client.invalidateQueries({ queryKey: ['notifications'] }),
  });
  const items = inbox.data?.items ?? [];
  return (
    <div className="page">
      <Space style={{ width: '100%', justifyContent: 'space-between' }}>
        <h2>消息</h2>
        <Space wrap>
          <Link to="/channels">
            <Button>通知方式</Button>
          </Link>
          <Button
            disabled={!items.some((item) => !item.readAt)}
            loading={read.isPending}
            onClick={() => read.mutate(null)}
          >
            全部标为已读
          </Button>
        </Space>
      </Space>
      <p className="lead">系统每个工作日只发一份摘要；催办、退回、改派即时送达。</p>
      <Failure error={inbox.error ?? read.error} />
      {items.length === 0 && !inbox.isLoading ? <Empty description="没有消息" /> : null}
      {items.map((item) => (
        <Card
          key={item.id}
          size="small"
          className="notice-card"
          style={{ marginBottom: 12, opacity: item.readAt ? 0.75 : 1 }}
          title={
            <Space wrap>
              {item.kind === 'urgent' ? <Tag color="red">即时</Tag> : <Tag color="blue">每日摘要</Tag>}
              {item.title}
            </Space>
          }
          extra={
            <Space>
              <span className="num">{moment(item.createdAt)}</span>
              {item.readAt ? null : (
                <Button size="small" type="link" onClick={() => read.mutate(item.id)}>
                  标为已读
                </Button>
              )}
            </Space>
          }
        >
          <NoticeLines lines={item.lines} single={item.kind === 'urgent'} />
        </Card>
      ))}
    </div>
  );
}
