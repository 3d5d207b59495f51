import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Form, Input, Select, Space, Tag } from 'antd';
import type { Assessment, Objection } from '../assessment-model';
import { get, post } from '../http';
import { useSession } from '../session';
import { moment } from '../words';
import { Answered } from './answered';
import { Failure } from './failure';
import { UnitName } from './unit-name';

interface Decision {
  uphold: boolean;
  text: string;
}

/** What units object to in a published score, and what was decided; one's own units may object. */
export function AssessmentObjections({ assessment }: { readonly assessment: Assessment }) {
  const { year, publication } = assessment;
  const client = useQueryClient();
  const { message } = App.useApp();
  const { me } = useSession();
  const key = ['assessments', year, 'objections'];
  const list = useQuery({
    queryKey: key,
    queryFn: () => get<{ items: Objection[] }>(`/assessments/${year}/objections`),
  });
  const [form] = Form.useForm<{ unit: string; text: string }>();
  const done = async (text: string) => {
    await client.invalidateQueries({ queryKey: ['assessments'] });
    void message.success(text);
  };
  const raise = useMutation({
    mutationFn: (body: { unit: string; text: string }) =>
      post<Objection>(`/assessments/${year}/objections`, body),
    onSuccess: () => {
      form.resetFields();
      return done('复核申请已提出');
    },
  });
  const decide = useMutation({
    mutationFn: ({ id, ...body }: Decision & { id: string }) =>
      post<Objection>(`/assessments/${year}/objections/${id}/decide`, body),
    onSuccess: () => done('已作出复核决定'),
  });
  const units = [...new Set((me?.posts ?? []).map(({ unit }) => unit))];
  return (
    <>
      <Failure error={raise.error ?? decide.error} />
      <Answered query={list} empty="没有复核申请" isEmpty={({ items }) => items.length === 0}>
        {({ items }) =>
          items.map((each) => (
            <Card
              key={each.id}
              size="small"
              style={{ marginBottom: 12 }}
              title={<UnitName code={each.unit} />}
            >
              <p style={{ marginTop: 0 }}>{each.text}</p>
              <div className="line-basis">
                {moment(each.raisedAt)} {each.raisedBy.name} · 由 <UnitName code={each.reviewer} /> 决定
              </div>
              {each.upheld === null ? null : (
                <p style={{ marginBottom: 0 }}>
                  <Tag color={each.upheld ? 'blue' : 'default'}>{each.upheld ? '成立' : '不成立'}</Tag>
                  {each.answer}
                </p>
              )}
              {each.mayDecide ? (
                <Form<Decision>
                  layout="vertical"
                  style={{ marginTop: 12 }}
                  onFinish={(decision) => decide.mutate({ id: each.id, ...decision })}
                >
                  <Form.Item name="text" label="复核意见" rules={[{ required: true, whitespace: true }]}>
                    <Input.TextArea autoSize={{ minRows: 2 }} maxLength={4000} />
                  </Form.Item>
                  <Form.Item name="uphold" label="申请是否成立" rules={[{ required: true }]}>
                    <Select
                      style={{ width: 160 }}
                      options={[
                        { value: true, label: '成立' },
                        { value: false, label: '不成立' },
                      ]}
                    />
                  </Form.Item>
                  <Button type="primary" htmlType="submit" loading={decide.isPending}>
                    决定
                  </Button>
                </Form>
              ) : null}
            </Card>
          ))
        }
      </Answered>
      {publication ? (
        <Card size="small" title={`申请复核（${publication.objectionsUntil} 前）`}>
          <Form
            form={form}
            layout="vertical"
            initialValues={{ unit: units[0] }}
            onFinish={(body) => raise.mutate(body)}
          >
            <Form.Item name="unit" label="单位" rules={[{ required: true }]}>
              <Select options={units.map((code) => ({ value: code, label: <UnitName code={code} /> }))} />
            </Form.Item>
            <Form.Item name="text" label="事实和理由" rules={[{ required: true, whitespace: true }]}>
              <Input.TextArea autoSize={{ minRows: 3 }} maxLength={4000} showCount />
            </Form.Item>
            <Space>
              <Button type="primary" htmlType="submit" loading={raise.isPending}>
                提出申请
              </Button>
            </Space>
          </Form>
        </Card>
      ) : null}
    </>
  );
}
