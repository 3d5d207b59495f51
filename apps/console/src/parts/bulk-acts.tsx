import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Modal, Space } from 'antd';
import { useState } from 'react';
import { post } from '../http';
import type { Task } from '../model';
import { actWords } from '../words';
import { Failure } from './failure';

interface Answer {
  readonly items: readonly {
    readonly id: string;
    readonly ok: boolean;
    readonly error?: { readonly title?: string; readonly detail?: string };
  }[];
}

interface Props {
  /** Those that were chosen. */
  readonly tasks: readonly Task[];
  readonly onDone: () => void;
  /** Which of the acts to offer; all that make sense for many where it does not say. */
  readonly acts?: readonly Offered[];
}

/** Acts that make sense for many at once, by the word they ask for; none where they ask for nothing more. */
const offered = { urge: 'text', approve: 'comment' } as const;
type Offered = keyof typeof offered;

/** Most tasks one request may name. */
const most = 200;

/** One act on all that were chosen, answered item by item: one that is refused stops no other. */
export function BulkActs({ tasks, onDone, acts = ['urge', 'approve'] }: Props) {
  const client = useQueryClient();
  const [act, setAct] = useState<Offered | null>(null);
  const [form] = Form.useForm<{ words?: string }>();
  const send = useMutation({
    mutationFn: ({ name, words = '' }: { name: Offered; words?: string }) =>
      post<Answer>('/tasks/acts', {
        act: name,
        items: tasks.slice(0, most).map(({ id }) => ({ id, ...(words ? { [offered[name]]: words } : {}) })),
      }),
    onSuccess: () => client.invalidateQueries(),
  });
  const close = () => {
    if (send.data) onDone();
    setAct(null);
    form.resetFields();
    send.reset();
  };
  const may = (name: Offered) =>
    tasks.length === 0 || tasks.some((task) => task.acts === undefined || task.acts.includes(name));
  return (
    <>
      {acts.filter(may).map((name) => (
        <Button key={name} disabled={tasks.length === 0} onClick={() => setAct(name)}>
          {actWords[name]}
          {tasks.length > 0 ? `（${tasks.length}）` : ''}
        </Button>
      ))}
      <Modal
        open={act !== null}
        title={act ? `${actWords[act] ?? act} ${Math.min(tasks.length, most)} 项` : ''}
        onCancel={close}
        destroyOnHidden
        footer={
          send.data ? (
            <Button type="primary" onClick={close}>
              知道了
            </Button>
          ) : (
            <Space>
              <Button onClick={close}>取消</Button>
              <Button type="primary" loading={send.isPending} onClick={() => form.submit()}>
                确认
              </Button>
            </Space>
          )
        }
      >
        <Failure error={send.error} />
        {send.data ? (
          <Results answer={send.data} tasks={tasks} />
        ) : (
          <Form
            form={form}
            layout="vertical"
            onFinish={({ words }) => {
              if (act) send.mutate({ name: act, ...(words ? { words } : {}) });
            }}
          >
            <Form.Item
              name="words"
              label={act === 'urge' ? '催办内容（逐项送达承办单位）' : '意见'}
              rules={act === 'urge' ? [{ required: true, whitespace: true, message: '请填写催办内容' }] : []}
            >
              <Input.TextArea autoSize={{ minRows: 3 }} maxLength={2000} showCount />
            </Form.Item>
          </Form>
        )}
      </Modal>
    </>
  );
}

function Results({ answer, tasks }: { readonly answer: Answer; readonly tasks: readonly Task[] }) {
  const refused = answer.items.filter(({ ok }) => !ok);
  const titles = new Map(tasks.map(({ id, title }) => [id, title]));
  return (
    <>
      <Alert
        type={refused.length === 0 ? 'success' : 'warning'}
        showIcon
        title={`已记录 ${answer.items.length - refused.length} 项${refused.length ? `，未办成 ${refused.length} 项` : ''}`}
      />
      <ul style={{ paddingInlineStart: 20, maxHeight: 320, overflow: 'auto' }}>
        {refused.map(({ id, error }) => (
          <li key={id}>
            {titles.get(id) ?? id}：{error?.detail ?? error?.title ?? '未说明'}
          </li>
        ))}
      </ul>
    </>
  );
}
