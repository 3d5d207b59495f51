import { DatePicker, Form, Input, InputNumber, Radio, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import type { Task } from '../model';
import { forecastWords } from '../words';
import { EvidenceField } from './evidence-field';
import { ShareFields, sharesOf } from './share-fields';
import { UnitField } from './unit-field';

type Field =
  | 'text'
  | 'reason'
  | 'summary'
  | 'comment'
  | 'percent'
  | 'forecast'
  | 'evidence'
  | 'dueOn'
  | 'grant'
  | 'unit'
  | 'items'
  | 'cause'
  | 'heldBy'
  | 'founded'
  | 'uphold';

const fields: Record<string, readonly Field[]> = {
  accept: [],
  withdraw: [],
  decline: ['reason'],
  progress: ['text', 'percent', 'forecast', 'evidence'],
  contribute: ['text', 'evidence'],
  submit: ['summary', 'evidence'],
  approve: ['comment'],
  return: ['reason'],
  reopen: ['dueOn', 'reason'],
  'request-extension': ['dueOn', 'reason'],
  'decide-extension': ['grant', 'dueOn', 'reason'],
  reassign: ['unit', 'reason'],
  decompose: ['items'],
  'raise-obstacle': ['heldBy', 'cause', 'text'],
  'clear-obstacle': ['founded', 'text'],
  object: ['text'],
  'decide-objection': ['uphold', 'text'],
  urge: ['text'],
  comment: ['text'],
  suspend: ['reason'],
  resume: ['reason'],
  terminate: ['reason'],
  cancel: ['reason'],
};

const optional: Record<string, readonly Field[]> = {
  progress: ['percent', 'forecast', 'evidence'],
  contribute: ['evidence'],
  submit: ['evidence'],
  approve: ['comment'],
  'decide-extension': ['dueOn', 'reason'],
  'clear-obstacle': ['founded'],
};

/** What an act asks for; an act that asks for nothing is done at the click. */
export function fieldsOf(act: string): readonly Field[] {
  return fields[act] ?? ['text'];
}

/** The body of the act from what was filled in; what was left empty is left out. */
export function bodyOf(act: string, values: Record<string, unknown>): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const field of fieldsOf(act)) {
    const value = values[field];
    if (field === 'dueOn') {
      if (value) body.dueOn = (value as Dayjs).format('YYYY-MM-DD');
    } else if (field === 'items') {
      body.items = sharesOf(values.items);
    } else if (field === 'evidence') {
      const ids = (value as string[] | undefined) ?? [];
      if (ids.length || act === 'submit') body.evidence = ids;
    } else if (value !== undefined && value !== null && value !== '') body[field] = value;
  }
  return body;
}

const labels: Record<Field, string> = {
  text: '内容',
  reason: '理由',
  summary: '办理结果',
  comment: '意见',
  percent: '完成进度（%）',
  forecast: '能否按期完成',
  evidence: '佐证材料',
  dueOn: '办结时限',
  grant: '是否同意',
  unit: '改派给',
  items: '分解给',
  cause: '障碍类型',
  heldBy: '须由谁解决',
  founded: '障碍是否属实',
  uphold: '申请是否成立',
};

const choices: Record<'founded' | 'grant' | 'uphold', { readonly yes: string; readonly no: string }> = {
  grant: { yes: '同意', no: '不同意' },
  founded: { yes: '属实，期间不计入逾期', no: '不属实，期间照常计入' },
  uphold: { yes: '成立', no: '不成立' },
};

/** One of two answers; antd hands value and change to the group. */
function Choice({ yes, no, ...held }: { readonly yes: string; readonly no: string }) {
  return (
    <Radio.Group
      {...held}
      options={[
        { value: true, label: yes },
        { value: false, label: no },
      ]}
    />
  );
}

/** Whether the caller may fill a field in: what an obstacle was, only the supervising unit finds, which may also urge. */
function isFor(field: Field, task: Task): boolean {
  if (field === 'evidence') return !task.sensitive;
  return field !== 'founded' || task.acts?.includes('urge') === true;
}

function control(field: Exclude<Field, 'items'>, task: Task) {
  switch (field) {
    case 'percent':
      return (
        <InputNumber
          min={0}
          max={100}
          placeholder={String(Math.round(task.progress ?? 0))}
          style={{ width: 140 }}
        />
      );
    case 'forecast':
      return (
        <Select
          allowClear
          options={Object.entries(forecastWords).map(([value, label]) => ({ value, label }))}
        />
      );
    case 'dueOn':
      return <DatePicker style={{ width: '100%' }} />;
    case 'grant':
    case 'founded':
    case 'uphold':
      return <Choice {...choices[field]} />;
    case 'cause':
      return <Input maxLength={200} placeholder="如：用地、资金、审批" />;
    case 'evidence':
      return <EvidenceField />;
    case 'unit':
    case 'heldBy':
      return <UnitField territory={task.territory} />;
    case 'comment':
      return <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />;
    case 'text':
    case 'reason':
    case 'summary':
      return <Input.TextArea autoSize={{ minRows: 3 }} maxLength={5000} showCount />;
  }
}

export function ActFields({ act, task }: { readonly act: string; readonly task: Task }) {
  const free = optional[act] ?? [];
  return (
    <>
      {fieldsOf(act)
        .filter((field) => isFor(field, task))
        .map((field) => (
          <Form.Item
            key={field}
            name={field}
            label={labels[field]}
            rules={
              field === 'items' || free.includes(field)
                ? []
                : [{ required: true, message: `请填写${labels[field]}` }]
            }
          >
            {field === 'items' ? <ShareFields task={task} /> : control(field, task)}
          </Form.Item>
        ))}
    </>
  );
}
