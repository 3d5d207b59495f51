import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  App,
  Button,
  Descriptions,
  Drawer,
  Form,
  Input,
  Popconfirm,
  Space,
  Timeline,
  Typography,
} from 'antd';
import { accountChangeWords } from '../account-model';
import type { Account, AccountHistory, GivenPassword } from '../account-model';
import { get, post, put } from '../http';
import { useSession } from '../session';
import { moment } from '../words';
import { Answered } from './answered';
import { Failure } from './failure';
import { PostsField } from './posts-field';

interface Props {
  readonly username: string;
  readonly onClose: () => void;
  readonly onGiven: (given: GivenPassword) => void;
}

interface Fields {
  name: string;
  posts: { unit: string; post: string }[];
}

function Details({ account }: { readonly account: AccountHistory }) {
  return (
    <Descriptions
      size="small"
      column={1}
      style={{ marginBottom: 16 }}
      items={[
        { key: 'username', label: '用户名', children: account.username },
        {
          key: 'state',
          label: '状态',
          children:
            account.state === 'disabled'
              ? `停用${account.disabledAt ? `（${moment(account.disabledAt)}起）` : ''}`
              : account.mustChangePassword
                ? `待首次改密${account.passwordUntil ? `（一次性密码${moment(account.passwordUntil)}前有效）` : ''}`
                : '在用',
        },
        { key: 'created', label: '建立', children: moment(account.createdAt) },
      ]}
    />
  );
}

/** What was done to the account, by whom and when. */
function Changes({ changes }: { readonly changes: AccountHistory['changes'] }) {
  if (changes.length === 0) return null;
  return (
    <>
      <Typography.Title level={5}>变更记录</Typography.Title>
      <Timeline
        items={changes.map(({ at, by, kind }) => ({
          key: `${at}${kind}`,
          content: (
            <>
              {accountChangeWords[kind] ?? kind} · {by}
              <div className="line-basis num">{moment(at)}</div>
            </>
          ),
        }))}
      />
    </>
  );
}

/** One account: its name and posts, its password, whether it is in use, and what was done to it. */
export function AccountDrawer({ username, onClose, onGiven }: Props) {
  const { me } = useSession();
  const { message } = App.useApp();
  const client = useQueryClient();
  const path = `/accounts/${encodeURIComponent(username)}`;
  const query = useQuery({
    queryKey: ['accounts', 'one', username],
    queryFn: () => get<AccountHistory>(path),
  });
  const fresh = async () => client.invalidateQueries({ queryKey: ['accounts'] });
  const change = useMutation({
    mutationFn: ({ fields, version }: { fields: Fields; version: number }) =>
      put<Account>(path, { name: fields.name, posts: fields.posts }, version),
    onSuccess: async () => {
      await fresh();
      void message.success('已保存');
    },
  });
  const turn = useMutation({
    mutationFn: (act: 'disable' | 'enable') => post<Account>(`${path}/${act}`, {}),
    onSuccess: fresh,
  });
  const reset = useMutation({
    mutationFn: () => post<GivenPassword>(`${path}/password`, {}),
    onSuccess: async (given) => {
      onGiven(given);
      await fresh();
    },
  });
  return (
    <Drawer open title={query.data?.name ?? username} onClose={onClose} destroyOnHidden>
      <Failure error={change.error ?? turn.error ?? reset.error} />
      <Answered query={query}>
        {(account) => (
          <>
            <Details account={account} />
            <Space wrap style={{ marginBottom: 16 }}>
              <Popconfirm
                title="发放新的一次性密码？"
                description="原密码和已有的登录随即失效。"
                onConfirm={() => reset.mutate()}
              >
                <Button loading={reset.isPending} disabled={account.state === 'disabled'}>
                  重设密码
                </Button>
              </Popconfirm>
              {account.state === 'disabled' ? (
                <Button loading={turn.isPending} onClick={() => turn.mutate('enable')}>
                  启用
                </Button>
              ) : (
                <Popconfirm
                  title="停用这个账号？"
                  description="随即不能登录，岗位搁置；启用后恢复。"
                  onConfirm={() => turn.mutate('disable')}
                >
                  <Button danger loading={turn.isPending} disabled={account.username === me?.username}>
                    停用
                  </Button>
                </Popconfirm>
              )}
            </Space>
            <Form<Fields>
              key={account.version}
              layout="vertical"
              initialValues={{
                name: account.name,
                posts: account.posts.map(({ unit, post: held }) => ({ unit, post: held })),
              }}
              onFinish={(fields) => change.mutate({ fields, version: account.version })}
            >
              <Form.Item
                name="name"
                label="姓名"
                rules={[{ required: true, whitespace: true, message: '请填写姓名' }]}
              >
                <Input maxLength={100} />
              </Form.Item>
              {account.administrator ? null : (
                <Form.Item label="岗位">
                  <PostsField />
                </Form.Item>
              )}
              <Button type="primary" htmlType="submit" loading={change.isPending}>
                保存
              </Button>
            </Form>
            <div style={{ marginTop: 24 }}>
              <Changes changes={account.changes} />
            </div>
          </>
        )}
      </Answered>
    </Drawer>
  );
}
