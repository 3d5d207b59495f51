import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Descriptions, Drawer, Form, Input, Space } from 'antd';
import { Link } from 'react-router-dom';
import { post } from '../http';
import { slipStateWords, slipWords } from '../slip-model';
import type { Slip } from '../slip-model';
import { moment } from '../words';
import { ExportButton } from './export-button';
import { ExplanationView } from './explanation';
import { Failure } from './failure';
import { UnitName } from './unit-name';

interface Props {
  readonly slip: Slip;
  readonly onClose: () => void;
}

/** One slip: what it is about, its draft as a document, and the decision. */
export function SlipDrawer({ slip, onClose }: Props) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason?: string }>();
  const decide = useMutation({
    mutationFn: ({ approve, reason }: { approve: boolean; reason: string | undefined }) =>
      post<Slip>(`/proposals/${slip.id}/${approve ? 'approve' : 'reject'}`, reason ? { reason } : {}),
    onSuccess: async ({ number, state }) => {
      await client.invalidateQueries();
      void message.success(state === 'approved' ? `已签发${number ? `：${number}` : ''}` : '已退回，未签发');
      onClose();
    },
  });
  const answer = (approve: boolean) => {
    const reason = form.getFieldsValue().reason?.trim();
    if (!approve && !reason) {
      form.setFields([{ name: 'reason', errors: ['不同意须写明理由'] }]);
      return;
    }
    decide.mutate({ approve, reason: reason === '' ? undefined : reason });
  };
  const name = slipWords[slip.kind];
  return (
    <Drawer open onClose={onClose} title={`${name} · ${slipStateWords[slip.state]}`} size="min(720px, 100vw)">
      <Failure error={decide.error} />
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: 'task', label: '事项', children: <Link to={`/tasks/${slip.taskId}`}>{slip.title}</Link> },
          { key: 'unit', label: '承办单位', children: <UnitName code={slip.unit} /> },
          {
            key: 'late',
            label: '逾期',
            children: (
              <span className="num">
                {slip.lateWorkingDays} 个工作日（时限 {slip.dueOn}）
              </span>
            ),
          },
          { key: 'by', label: '由谁审定', children: <UnitName code={slip.decider} /> },
          {
            key: 'at',
            label: '拟稿',
            children: <span className="num">{moment(slip.at)} 系统依规则拟出</span>,
          },
          ...(slip.decidedAt
            ? [
                {
                  key: 'decided',
                  label: slipStateWords[slip.state],
                  children: (
                    <>
                      <span className="num">{moment(slip.decidedAt)}</span> {slip.decidedBy?.name}{' '}
                      {slip.number ?? ''}
                    </>
                  ),
                },
              ]
            : []),
          ...(slip.reason ? [{ key: 'reason', label: '意见', children: slip.reason }] : []),
        ]}
      />
      <Space wrap style={{ margin: '8px 0 16px' }}>
        <ExportButton path={`/proposals/${slip.id}/document.docx`} name={`${name}-${slip.title}.docx`}>
          {slip.state === 'approved' ? '下载文书' : '下载文稿'}
        </ExportButton>
      </Space>
      <h3>为什么提出</h3>
      <ExplanationView taskId={slip.taskId} version={0} />
      {slip.decidable ? (
        <Form form={form} layout="vertical" style={{ marginTop: 16 }}>
          <Form.Item name="reason" label="领导批示（写入文书）；不同意时写明理由">
            <Input.TextArea autoSize={{ minRows: 3 }} maxLength={2000} showCount />
          </Form.Item>
          <Space wrap>
            <Button type="primary" loading={decide.isPending} onClick={() => answer(true)}>
              同意签发
            </Button>
            <Button danger loading={decide.isPending} onClick={() => answer(false)}>
              不同意
            </Button>
          </Space>
        </Form>
      ) : null}
    </Drawer>
  );
}
