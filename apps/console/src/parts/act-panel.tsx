import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Form, Space } from 'antd';
import { useState } from 'react';
import { post } from '../http';
import type { Task } from '../model';
import { actWords } from '../words';
import { ActFields, bodyOf, fieldsOf } from './act-form';
import { Failure } from './failure';

const grave = new Set(['terminate', 'cancel', 'decline', 'return']);
const first = new Set(['accept', 'progress', 'submit', 'approve', 'decide-extension', 'resume', 'reassign']);

/** The acts the caller may do now; each asks for no more than it needs. */
export function ActPanel({ task }: { readonly task: Task }) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [chosen, setChosen] = useState<string | null>(null);
  const [form] = Form.useForm<Record<string, unknown>>();
  const act = useMutation({
    mutationFn: ({ name, body }: { name: string; body: unknown }) =>
      post<Task>(`/tasks/${task.id}/${name}`, body, { 'if-match': `"${task.version}"` }),
    onSuccess: async (after, { name }) => {
      client.setQueryData(['task', task.id], { ...after, acts: undefined });
      setChosen(null);
      form.resetFields();
      await client.invalidateQueries();
      void message.success(`${actWords[name] ?? name}：已记录`);
    },
  });
  const acts = task.acts ?? [];

  const choose = (name: string) => {
    act.reset();
    if (fieldsOf(name).length === 0) act.mutate({ name, body: {} });
    else {
      form.resetFields();
      setChosen(chosen === name ? null : name);
    }
  };

  return (
    <Card size="small" title="我能做什么">
      {acts.length === 0 ? <p style={{ color: '#6b7480' }}>现在没有需要您办理的动作。</p> : null}
      <Space wrap>
        {acts.map((name) => (
          <Button
            key={name}
            type={first.has(name) ? 'primary' : 'default'}
            ghost={first.has(name) && chosen !== null && chosen !== name}
            danger={grave.has(name)}
            loading={act.isPending && act.variables.name === name}
            onClick={() => choose(name)}
          >
            {actWords[name] ?? name}
          </Button>
        ))}
      </Space>
      {chosen ? (
        <Form
          form={form}
          layout="vertical"
          style={{ marginTop: 16 }}
          onFinish={(values) => act.mutate({ name: chosen, body: bodyOf(chosen, values, task) })}
        >
          <ActFields act={chosen} task={task} />
          <Space>
            <Button type="primary" htmlType="submit" loading={act.isPending}>
              确认{actWords[chosen]}
            </Button>
            <Button onClick={() => setChosen(null)}>取消</Button>
          </Space>
        </Form>
      ) : null}
      <div style={{ marginTop: 16 }}>
        <Failure error={act.error} />
      </div>
    </Card>
  );
}
