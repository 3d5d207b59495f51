import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, DatePicker, Form, Input, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useMemo } from 'react';
import type { Delegation, UnitPerson } from '../account-model';
import { get, post } from '../http';
import type { Me } from '../model';
import { rolesOf } from '../roles';
import { useSession } from '../session';
import { postWords } from '../words';
import { Failure } from './failure';

interface Fields {
  from?: string;
  to: string;
  days: [Dayjs, Dayjs];
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Units whose people one may choose among: those of one's own posts. */
const ownUnits = (me: Me): string[] =>
  rolesOf(me).administrator
    ? []
    : [...new Set(me.posts.filter(({ deputyOf }) => deputyOf === undefined).map(({ unit }) => unit))];

/** Whether one heads a unit, and so sets deputies for its people too. */
const isHead = (me: Me): boolean =>
  me.posts.some(
    ({ post: held, deputyOf }) => deputyOf === undefined && (held === 'head' || held === 'secretary'),
  );

function useColleagues(units: readonly string[]): Choice[] {
  const found = useQueries({
    queries: units.map((unit) => ({
      queryKey: ['people', unit],
      queryFn: () => get<{ items: UnitPerson[] }>(`/units/${unit}/people`),
    })),
    combine: (all) => all.flatMap(({ data }) => data?.items ?? []),
  });
  return useMemo(() => {
    const names = new Map<string, string>();
    for (const { username, name, post: held } of found) {
      if (!names.has(username)) names.set(username, `${name}（${postWords[held] ?? held}，${username}）`);
    }
    return [...names].map(([value, label]) => ({ value, label }));
  }, [found]);
}

/** Sets a deputy: one chooses among colleagues, or writes a name to sign in with. */
export function DelegationForm() {
  const { me } = useSession();
  if (!me) return null;
  return <DeputyCard me={me} />;
}

function DeputyCard({ me }: { readonly me: Me }) {
  const { again } = useSession();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const { administrator } = rolesOf(me);
  const colleagues = useColleagues(ownUnits(me));
  const forOthers = administrator || isHead(me);
  const add = useMutation({
    mutationFn: ({ from, to, days }: Fields) =>
      post<Delegation>('/delegations', {
        ...(from?.trim() ? { from: from.trim() } : {}),
        to: to.trim(),
        since: days[0].format('YYYY-MM-DD'),
        until: days[1].format('YYYY-MM-DD'),
      }),
    onSuccess: async () => {
      form.resetFields();
      await client.invalidateQueries({ queryKey: ['delegations'] });
      await again();
      void message.success('代理已设定');
    },
  });
  return (
    <Card size="small" title="设代理人">
      <Failure error={add.error} />
      <Form<Fields>
        form={form}
        layout="vertical"
        style={{ maxWidth: 480 }}
        onFinish={(fields) => add.mutate(fields)}
      >
        {forOthers ? (
          <Form.Item
            name="from"
            label="谁外出"
            rules={administrator ? [{ required: true, message: '请填写被代理人' }] : []}
          >
            {administrator ? (
              <Input placeholder="被代理人的用户名" />
            ) : (
              <Select allowClear placeholder="本人" options={colleagues} />
            )}
          </Form.Item>
        ) : null}
        <Form.Item name="to" label="由谁代理" rules={[{ required: true, message: '请选择代理人' }]}>
          {administrator ? (
            <Input placeholder="代理人的用户名" />
          ) : (
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              placeholder="本单位同事"
              options={colleagues.filter(({ value }) => forOthers || value !== me.username)}
              notFoundContent="本单位没有其他账号，请系统管理员设定"
            />
          )}
        </Form.Item>
        <Form.Item
          name="days"
          label="起止（含首尾两日）"
          rules={[{ required: true, message: '请选择起止日期' }]}
        >
          <DatePicker.RangePicker style={{ width: '100%' }} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={add.isPending}>
          设定代理
        </Button>
      </Form>
    </Card>
  );
}
