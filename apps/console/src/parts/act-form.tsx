import { DatePicker, Form, Input, InputNumber, Radio, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import type { Task } from '../model';
import { forecastWords } from '../words';
import { EvidenceField } from './evidence-field';
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
  | 'unit';

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
};

function control(field: Field, task: Task) {
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
      return (
        <Radio.Group
          options={[
            { value: true, label: '同意' },
            { value: false, label: '不同意' },
          ]}
        />
      );
    case 'evidence':
      return <EvidenceField />;
    case 'unit':
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
        .filter((field) => !(field === 'evidence' && task.sensitive))
        .map((field) => (
          <Form.Item
            key={field}
            name={field}
            label={labels[field]}
            rules={free.includes(field) ? [] : [{ required: true, message: `请填写${labels[field]}` }]}
          >
            {control(field, task)}
          </Form.Item>
        ))}
    </>
  );
}
