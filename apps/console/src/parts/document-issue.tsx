import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, InputNumber, Progress, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { get, post } from '../http';
import { levelWords } from '../words';
import { Failure } from './failure';

interface Answers {
  planYear: number;
  issuedOn: string;
  approvedBy: string;
  basis?: string;
  depth?: string;
}
interface Dispatch {
  state: string;
  total: number;
  started: number;
  dockets: number;
  heldBack: unknown[];
  error: string | null;
}

interface Props {
  readonly documentId: string;
  /** The year its tasks were proposed for; the calendar's where none are. */
  readonly planYear: number | undefined;
}

const pollMs = 1_000;

/** Issues the document to the place one works for, and shows how far it has come. */
export function DocumentIssue({ documentId, planYear }: Props) {
  const client = useQueryClient();
  const [dispatchId, setDispatchId] = useState<string | null>(null);
  const issue = useMutation({
    mutationFn: (answers: Answers) => post<{ dispatchId: string }>(`/documents/${documentId}/issue`, answers),
    onSuccess: async (answer) => {
      setDispatchId(answer.dispatchId);
      await client.invalidateQueries({ queryKey: ['documents'] });
    },
  });
  const dispatch = useQuery({
    queryKey: ['dispatch', dispatchId],
    queryFn: () => get<Dispatch>(`/dispatches/${dispatchId ?? ''}`),
    enabled: dispatchId !== null,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? pollMs : false),
  });
  const { data } = dispatch;
  return (
    <>
      <Failure error={issue.error ?? dispatch.error} />
      <Form<Answers>
        layout="vertical"
        style={{ maxWidth: 480 }}
        initialValues={{ planYear: planYear ?? dayjs().year(), issuedOn: dayjs().format('YYYY-MM-DD') }}
        onFinish={(answers) => issue.mutate(answers)}
      >
        <Form.Item name="planYear" label="计划年度" rules={[{ required: true }]}>
          <InputNumber min={2000} max={2100} />
        </Form.Item>
        <Form.Item name="issuedOn" label="交办日期" rules={[{ required: true }]}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="approvedBy" label="批准" rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={200} placeholder="如：县委农村工作领导小组" />
        </Form.Item>
        <Form.Item name="basis" label="立项依据">
          <Input.TextArea maxLength={2000} autoSize={{ minRows: 2 }} />
        </Form.Item>
        <Form.Item name="depth" label="交办到">
          <Select
            allowClear
            placeholder="按默认层级"
            options={Object.entries(levelWords).map(([value, label]) => ({ value, label }))}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={issue.isPending || data?.state === 'running'}>
          交办
        </Button>
      </Form>
      {data ? (
        <div style={{ marginTop: 16 }}>
          <Progress percent={data.total === 0 ? 0 : Math.round((100 * data.started) / data.total)} />
          <Alert
            type={data.state === 'failed' ? 'error' : data.state === 'done' ? 'success' : 'info'}
            showIcon
            title={`${data.state === 'running' ? '正在交办' : data.state === 'done' ? '交办完成' : '交办失败'}：${data.started}/${data.total}项，${data.dockets}个单位，暂缓${data.heldBack.length}项`}
            description={data.error}
          />
        </div>
      ) : null}
    </>
  );
}
