import { DatePicker, Form, Input, InputNumber, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import type { Task } from '../model';
import { forecastWords } from '../words';
import { EvidenceField } from './evidence-field';
import { FigureFields, figuresOf } from './figure-fields';
import { ShareFields, sharesOf } from './share-fields';
import { UnitField } from './unit-field';
import { UnitsField } from './units-field';

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
  | 'uphold'
  | 'values'
  | 'support'
  | 'mentions';

const fields: Record<string, readonly Field[]> = {
  accept: [],
  withdraw: [],
  decline: ['reason'],
  progress: ['text', 'percent', 'values', 'forecast', 'evidence'],
  contribute: ['text', 'evidence'],
  submit: ['summary', 'evidence'],
  approve: ['comment'],
  return: ['reason'],
  reopen: ['dueOn', 'reason'],
  'request-extension': ['dueOn', 'reason'],
  'decide-extension': ['grant', 'dueOn', 'reason'],
  reassign: ['unit', 'support', 'reason'],
  decompose: ['items'],
  'raise-obstacle': ['heldBy', 'cause', 'text'],
  'clear-obstacle': ['founded', 'text'],
  object: ['text'],
  'decide-objection': ['uphold', 'text'],
  urge: ['text'],
  comment: ['text', 'mentions'],
  suspend: ['reason'],
  resume: ['reason'],
  terminate: ['reason'],
  cancel: ['reason'],
};

const optional: Record<string, readonly Field[]> = {
  progress: ['percent', 'values', 'forecast', 'evidence'],
  reassign: ['unit', 'support'],
  comment: ['mentions'],
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

/** Lists of which an empty one says nothing. */
const lists: ReadonlySet<Field> = new Set(['mentions', 'support']);

/** What a field says in the body; undefined where it was left empty. */
function said(act: string, field: Field, value: unknown, task: Task): unknown {
  if (field === 'items') return sharesOf(value);
  if (field === 'values') return figuresOf(value, task.indicators);
  if (field === 'dueOn') return value ? (value as Dayjs).format('YYYY-MM-DD') : undefined;
  if (field === 'evidence' && act === 'submit') return value ?? [];
  if (lists.has(field) || field === 'evidence') {
    return (value as string[] | undefined)?.length ? value : undefined;
  }
  return value === null || value === '' ? undefined : value;
}

/** The body of the act from what was filled in; what was left empty is left out. */
export function bodyOf(act: string, values: Record<string, unknown>, task: Task): Record<string, unknown> {
  const entries = fieldsOf(act).map((field) => [field, said(act, field, values[field], task)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
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
  values: '指标数值',
  support: '配合单位（整体改为）',
  mentions: '请谁留意',
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
  if (field === 'values') return task.indicators.length > 0;
  return field !== 'founded' || task.acts?.includes('urge') === true;
}

/** An extension leads beyond the day that holds. */
function dayField(act: string, task: Task) {
  const later = act === 'request-extension' || act === 'decide-extension';
  const asked = act === 'decide-extension' && task.extension ? `申请至 ${task.extension.dueOn}` : undefined;
  return (
    <DatePicker
      style={{ width: '100%' }}
      placeholder={asked ?? '选择日期'}
      {...(later ? { minDate: dayjs(task.dueOn).add(1, 'day') } : {})}
    />
  );
}

function control(
  field: Exclude<Field, 'items' | 'mentions' | 'support' | 'values'>,
  act: string,
  task: Task,
) {
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
      return dayField(act, task);
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

function fieldContent(field: Field, act: string, task: Task) {
  if (field === 'items') return <ShareFields task={task} />;
  if (field === 'values') return <FigureFields indicators={task.indicators} />;
  if (field === 'support' || field === 'mentions') return <UnitsField territory={task.territory} />;
  return control(field, act, task);
}

/** What an act does, where its name alone does not say. */
const hints: Readonly<Record<string, string>> = {
  'decline/reason': '退办后由督办单位改派或再交本单位。',
  'progress/forecast': '“受阻”而没有报障的，亮红灯；有障碍请另行“报障”。',
  'raise-obstacle/heldBy': '障碍未解决前，催办转向该单位；解决后相应的工作日不计入本单位的逾期。',
  'request-extension/dueOn': '批复之前时限不变，照常提醒。',
  'decide-extension/dueOn': '不填即按申请的日期。',
};

export function ActFields({ act, task }: { readonly act: string; readonly task: Task }) {
  const free = optional[act] ?? [];
  return (
    <>
      {fieldsOf(act)
        .filter((field) => isFor(field, task))
        .map((field) => (
          <Form.Item
            key={field}
            {...(field === 'values' ? {} : { name: field })}
            label={labels[field]}
            extra={hints[`${act}/${field}`]}
            rules={
              field === 'items' || free.includes(field)
                ? []
                : [{ required: true, message: `请填写${labels[field]}` }]
            }
          >
            {fieldContent(field, act, task)}
          </Form.Item>
        ))}
    </>
  );
}
