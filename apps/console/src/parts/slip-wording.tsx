import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Popconfirm, Space } from 'antd';
import { put } from '../http';
import { partWords } from '../slip-model';
import type { SlipDraft, SlipPart, SlipWording } from '../slip-model';
import { moment, postWords } from '../words';
import { Failure } from './failure';
import { UnitName } from './unit-name';

interface Props {
  readonly draft: SlipDraft;
  readonly onSaved: (saved: SlipDraft) => void;
  /** Told when the fields hold what is not saved. */
  readonly onChanged: () => void;
}

/** Parts of which each line is an item of its own. */
const listed: ReadonlySet<SlipPart> = new Set(['copies', 'demands']);
const long: ReadonlySet<SlipPart> = new Set(['copies', 'demands', 'findings']);
const required: ReadonlySet<SlipPart> = new Set(['demands', 'findings', 'title']);
const most: Readonly<Record<SlipPart, number>> = {
  ...{ title: 200, findings: 4000, demands: 8000, contact: 100 },
  ...{ meetingTime: 100, meetingPlace: 200, copies: 4000 },
};

type Fields = Partial<Record<SlipPart, string>>;

const fieldsOf = (wording: SlipWording, parts: readonly SlipPart[]): Fields =>
  Object.fromEntries(
    parts.map((part) => {
      const value = wording[part];
      return [part, typeof value === 'string' ? value : value.join('\n')];
    }),
  );

const wordingOf = (fields: Fields): Partial<SlipWording> =>
  Object.fromEntries(
    Object.entries(fields).map(([part, text]) => [
      part,
      listed.has(part as SlipPart)
        ? text
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== '')
        : text.trim(),
    ]),
  );

/** The words of a slip before it is decided: who may change them does, everybody else reads what was changed. */
export function SlipWordingForm({ draft, onSaved, onChanged }: Props) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const save = useMutation({
    mutationFn: (wording: Partial<SlipWording>) =>
      put<SlipDraft>(`/proposals/${draft.id}/draft`, wording, draft.version),
    onSuccess: async (saved) => {
      onSaved(saved);
      void message.success('文稿已保存');
      await client.invalidateQueries();
    },
  });
  return (
    <>
      <h3>文稿</h3>
      <Failure error={save.error} />
      <Form<Fields>
        layout="vertical"
        requiredMark={draft.editable}
        initialValues={fieldsOf(draft.wording, draft.parts)}
        onValuesChange={onChanged}
        onFinish={(fields) => save.mutate(wordingOf(fields))}
      >
        {draft.parts.map((part) => (
          <Form.Item
            key={part}
            name={part}
            label={`${partWords[part]}${listed.has(part) ? '（一行一项）' : ''}`}
            rules={required.has(part) ? [{ required: true, whitespace: true, message: '不能为空' }] : []}
          >
            {long.has(part) ? (
              <Input.TextArea
                autoSize={{ minRows: 2, maxRows: 12 }}
                maxLength={most[part]}
                readOnly={!draft.editable}
              />
            ) : (
              <Input maxLength={most[part]} readOnly={!draft.editable} />
            )}
          </Form.Item>
        ))}
        {draft.editable ? (
          <Space wrap>
            <Button htmlType="submit" loading={save.isPending}>
              保存文稿
            </Button>
            <Popconfirm title="放弃各次修改，恢复系统拟稿？" onConfirm={() => save.mutate({})}>
              <Button disabled={draft.version === 0}>恢复系统拟稿</Button>
            </Popconfirm>
          </Space>
        ) : null}
      </Form>
      <Edits draft={draft} />
    </>
  );
}

function Edits({ draft }: Pick<Props, 'draft'>) {
  if (draft.edits.length === 0) return null;
  return (
    <>
      <h4>修改记录</h4>
      <ul className="slip-edits">
        {draft.edits.map(({ version, at, by, wording }) => (
          <li key={version}>
            第{version}版 <span className="num">{moment(at)}</span> {by.name}（<UnitName code={by.unit} />
            {postWords[by.post] ?? ''}）：{changes(wording)}
          </li>
        ))}
      </ul>
    </>
  );
}

function changes(wording: Partial<SlipWording>): string {
  const parts = Object.keys(wording) as SlipPart[];
  return parts.length === 0 ? '恢复系统拟稿' : `改写${parts.map((part) => partWords[part]).join('、')}`;
}
