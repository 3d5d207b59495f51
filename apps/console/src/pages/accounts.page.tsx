import { PlusOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Empty, Input, Segmented, Space, Table, Tag } from 'antd';
import { useState } from 'react';
import type { Account, GivenPassword } from '../account-model';
import { get } from '../http';
import type { Page } from '../model';
import { AccountDrawer } from '../parts/account-drawer';
import { AccountForm } from '../parts/account-form';
import { Failure } from '../parts/failure';
import { GivenPasswordModal } from '../parts/given-password';
import { PageFrame } from '../parts/page-frame';

const states = [
  { value: '', label: '全部' },
  { value: 'active', label: '在用' },
  { value: 'disabled', label: '停用' },
];

function StateOf({ account }: { readonly account: Account }) {
  if (account.state === 'disabled') return <Tag color="red">停用</Tag>;
  return account.mustChangePassword ? <Tag color="gold">待首次改密</Tag> : <Tag color="green">在用</Tag>;
}

/** The administrator's list of accounts: found by name or unit, made, changed, stopped. */
export function AccountsPage() {
  const [written, setWritten] = useState('');
  const [asked, setAsked] = useState('');
  const [state, setState] = useState('');
  const [open, setOpen] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const [given, setGiven] = useState<GivenPassword | null>(null);
  const query = useInfiniteQuery({
    queryKey: ['accounts', asked, state],
    queryFn: ({ pageParam }) => {
      const parts = [
        'limit=50',
        ...(asked ? [`q=${encodeURIComponent(asked)}`] : []),
        ...(state ? [`state=${state}`] : []),
        ...(pageParam ? [`cursor=${encodeURIComponent(pageParam)}`] : []),
      ];
      return get<Page<Account>>(`/accounts?${parts.join('&')}`);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });
  /** The list is long: what was made is looked for, so that it is seen. */
  const added = (made: GivenPassword) => {
    setWritten(made.account.username);
    setAsked(made.account.username);
    setGiven(made);
  };
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const total = query.data?.pages[0]?.total;
  return (
    <PageFrame
      title="账号"
      lead={`谁能登录、担任什么岗位${total === undefined ? '' : `；共${total}个`}。岗位定了，能看什么、能办什么也就定了。`}
      actions={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
          新建账号
        </Button>
      }
    >
      <Space wrap style={{ marginBottom: 12 }}>
        <Input.Search
          allowClear
          aria-label="查找账号"
          placeholder="姓名或用户名"
          style={{ width: 240 }}
          value={written}
          onChange={({ target }) => setWritten(target.value)}
          onSearch={(text) => setAsked(text.trim())}
        />
        <Segmented options={states} value={state} onChange={setState} />
      </Space>
      <Failure error={query.error} />
      <Table<Account>
        rowKey="username"
        size="middle"
        loading={query.isLoading}
        dataSource={items}
        pagination={false}
        locale={{ emptyText: <Empty description={asked ? '没有找到' : '没有账号'} /> }}
        onRow={({ username }) => ({ onClick: () => setOpen(username), style: { cursor: 'pointer' } })}
        columns={[
          {
            title: '账号',
            render: (_, { name, username }) => (
              <>
                <Button
                  type="link"
                  style={{ padding: 0, height: 'auto', whiteSpace: 'normal', textAlign: 'start' }}
                >
                  {name}
                </Button>
                <div className="line-basis">{username}</div>
              </>
            ),
          },
          {
            title: '岗位',
            responsive: ['sm'],
            render: (_, { administrator, posts }) =>
              administrator ? '系统管理员' : posts.map(({ title }) => title).join('、') || '没有岗位',
          },
          { title: '状态', width: 110, render: (_, account) => <StateOf account={account} /> },
        ]}
      />
      {query.hasNextPage ? (
        <Button
          block
          style={{ marginTop: 8 }}
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          再看50个
        </Button>
      ) : null}
      {adding ? <AccountForm onClose={() => setAdding(false)} onGiven={added} /> : null}
      {open ? <AccountDrawer username={open} onClose={() => setOpen(null)} onGiven={setGiven} /> : null}
      {given ? <GivenPasswordModal given={given} onClose={() => setGiven(null)} /> : null}
    </PageFrame>
  );
}
