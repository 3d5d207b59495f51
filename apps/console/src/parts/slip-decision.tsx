import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Space } from 'antd';
import { useState } from 'react';
import { post } from '../http';
import type { Slip, SlipDraft } from '../slip-model';
import { Failure } from './failure';
import { SlipWordingForm } from './slip-wording';

interface Props {
  readonly slip: Slip;
  readonly draft: SlipDraft;
  readonly onClose: () => void;
}

/** The wording of a slip and the decision on it: on the version that was looked at, never on another's later one. */
export function SlipDecision({ slip, draft, onClose }: Props) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason?: string }>();
  const [seen, setSeen] = useState(draft);
  const [unsaved, setUnsaved] = useState(false);
  const look = (next: SlipDraft) => {
    setSeen(next);
    setUnsaved(false);
  };
  const decide = useMutation({
    mutationFn: ({ approve, reason }: { approve: boolean; reason: string | undefined }) =>
      post<Slip>(`/proposals/${slip.id}/${approve ? 'approve' : 'reject'}`, reason ? { reason } : {}, {
        'if-match': `"${seen.version}"`,
      }),
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
    if (approve && unsaved) {
      void message.warning('文稿有修改尚未保存，请先保存再签发');
      return;
    }
    decide.mutate({ approve, reason: reason === '' ? undefined : reason });
  };
  return (
    <>
      {draft.version === seen.version ? null : (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 12 }}
          title={`文稿已由${draft.edits[0]?.by.name ?? '他人'}改为第${draft.version}版`}
          action={<Button onClick={() => look(draft)}>载入</Button>}
        />
      )}
      <SlipWordingForm
        key={`${slip.id}-${seen.version}`}
        draft={{ ...seen, editable: draft.editable }}
        onSaved={look}
        onChanged={() => setUnsaved(true)}
      />
      {slip.decidable ? (
        <Form form={form} layout="vertical" style={{ marginTop: 16 }}>
          <Failure error={decide.error} />
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
    </>
  );
}
