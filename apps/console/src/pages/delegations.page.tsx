import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Empty, List, Popconfirm, Space, Tag } from 'antd';
import type { Delegation } from '../account-model';
import { get, remove } from '../http';
import type { Page } from '../model';
import { Answered } from '../parts/answered';
import { DelegationForm } from '../parts/delegation-form';
import { Failure } from '../parts/failure';
import { PageFrame } from '../parts/page-frame';
import { useSession } from '../session';
import { moment } from '../words';

/** A day as it is, an instant to the minute. */
const when = (text: string): string => (text.length === 10 ? text : moment(text));

function state({ active, since }: Delegation) {
  return active ? <Tag color="green">代理中</Tag> : <Tag color="blue">自 {when(since)} 起</Tag>;
}

/** AB 角: who stands in for whom; one's own, those of one's unit, and the way to end them. */
export function DelegationsPage() {
  const { me, again } = useSession();
  const client = useQueryClient();
  const query = useQuery({
    queryKey: ['delegations'],
    queryFn: () => get<Page<Delegation>>('/delegations'),
  });
  const end = useMutation({
    mutationFn: (id: string) => remove(`/delegations/${id}`),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['delegations'] });
      await again();
    },
  });
  return (
    <PageFrame
      title="代理（AB角）"
      lead="外出期间由同事代理：代理人能看、能办的与本人一样，但不能审核被代理单位的事项，也不能代为审核本单位的事项。"
    >
      <Failure error={end.error} />
      <Card size="small" title="现在和将来的代理" style={{ marginBottom: 16 }}>
        <Answered query={query} empty="没有设代理">
          {({ items }) =>
            items.length === 0 ? (
              <Empty description="没有设代理" />
            ) : (
              <List<Delegation>
                dataSource={items}
                renderItem={(item) => (
                  <List.Item
                    actions={
                      item.to === me?.username && item.from !== me.username
                        ? []
                        : [
                            <Popconfirm
                              key="end"
                              title="现在就结束这项代理？"
                              onConfirm={() => end.mutate(item.id)}
                            >
                              <Button
                                size="small"
                                danger
                                loading={end.isPending && end.variables === item.id}
                              >
                                结束
                              </Button>
                            </Popconfirm>,
                          ]
                    }
                  >
                    <div>
                      <Space wrap>
                        <span>
                          <strong>{item.toName}</strong> 代理 <strong>{item.fromName}</strong>
                        </span>
                        {state(item)}
                      </Space>
                      <div className="line-basis">
                        {when(item.since)} 至 {when(item.until)}
                      </div>
                    </div>
                  </List.Item>
                )}
              />
            )
          }
        </Answered>
      </Card>
      <DelegationForm />
    </PageFrame>
  );
}
