import { Button, Checkbox, Drawer, Form, Input, InputNumber, Select, Space, Switch } from 'antd';
import { rhythmWords, scopeWords } from '../document-words';
import type { TaskTemplate } from '../template-model';
import { confidenceWords } from '../template-words';
import { kindWords, levelWords } from '../words';
import type { TypeNames } from './use-type-names';

interface Props {
  readonly task: TaskTemplate;
  readonly sentences: readonly string[];
  readonly types: TypeNames;
  readonly onClose: () => void;
  readonly onKeep: (task: TaskTemplate) => void;
}

type Fields = Omit<TaskTemplate, 'curve' | 'evidence' | 'note'> & {
  curved: boolean;
  curve: number[];
  evidence: string;
  note: string;
};

const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
const levels = optionsOf(levelWords).filter(({ value }) => value !== 'region');
const evenly = [25, 50, 75, 100];
const quarters = ['一', '二', '三', '四'];

function fieldsOf(task: TaskTemplate): Fields {
  return {
    ...task,
    curved: task.curve !== null,
    curve: task.curve ?? evenly,
    evidence: task.evidence.join('\n'),
    note: task.note ?? '',
  };
}

/** The task with what was filled in; what the form does not ask stays. */
function taskOf(task: TaskTemplate, { curved, curve, evidence, note, ...rest }: Fields): TaskTemplate {
  return {
    ...task,
    ...rest,
    curve: curved ? curve : null,
    evidence: evidence
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
    note: note.trim() || null,
  };
}

function Curve() {
  return (
    <Form.Item noStyle dependencies={['curved']}>
      {({ getFieldValue }) =>
        getFieldValue('curved') === true ? (
          <Space wrap style={{ marginBottom: 16 }}>
            {quarters.map((quarter, i) => (
              <Form.Item key={quarter} name={['curve', i]} noStyle rules={[{ required: true }]}>
                <InputNumber min={0} max={100} prefix={`${quarter}季`} suffix="%" style={{ width: 120 }} />
              </Form.Item>
            ))}
          </Space>
        ) : null
      }
    </Form.Item>
  );
}

/** One task of a template in a form. Its figures are the clause's own and are not changed here. */
export function TemplateTaskForm({ task, sentences, types, onClose, onKeep }: Props) {
  const search = { optionFilterProp: 'label' };
  const unitTypes = { showSearch: search, options: [...types.options] };
  return (
    <Drawer open title={task.title || '新任务'} size="large" onClose={onClose} destroyOnHidden>
      <Form<Fields>
        layout="vertical"
        initialValues={fieldsOf(task)}
        onFinish={(fields) => onKeep(taskOf(task, fields))}
      >
        <Form.Item
          name="title"
          label="任务"
          rules={[{ required: true, whitespace: true, max: 300, message: '请填写任务名称' }]}
        >
          <Input.TextArea autoSize />
        </Form.Item>
        <Form.Item
          name="due"
          label="办结时限（月-日）"
          rules={[
            { required: true, pattern: /^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u, message: '如 12-31' },
          ]}
        >
          <Input placeholder="12-31" style={{ width: 140 }} />
        </Form.Item>
        <Form.Item name="rhythm" label="反馈周期">
          <Select options={optionsOf(rhythmWords)} style={{ maxWidth: 200 }} />
        </Form.Item>
        <Form.Item name="curved" valuePropName="checked" style={{ marginBottom: 8 }}>
          <Checkbox>设序时进度（各季度末累计应达）</Checkbox>
        </Form.Item>
        <Curve />
        <Form.Item name="lead" label="牵头单位" rules={[{ required: true, message: '请选择牵头单位' }]}>
          <Select {...unitTypes} />
        </Form.Item>
        <Form.Item name="leadConfidence" label="牵头依据">
          <Select options={optionsOf(confidenceWords)} style={{ maxWidth: 200 }} />
        </Form.Item>
        <Form.Item name="support" label="配合单位">
          <Select mode="multiple" {...unitTypes} />
        </Form.Item>
        <Form.Item name="sentences" label="落实的句子">
          <Select
            mode="multiple"
            options={[
              { value: 0, label: '（条款标题）' },
              ...sentences.map((text, i) => ({ value: i + 1, label: `第${i + 1}句 ${text}` })),
            ]}
          />
        </Form.Item>
        <Form.Item name="line" label="承担的层级（自治区本级总是承担）">
          <Select mode="multiple" options={levels} />
        </Form.Item>
        <Form.Item name="relay" label="转办的层级（转下一级并跟踪，不另承担）">
          <Select mode="multiple" options={levels} />
        </Form.Item>
        <Form.Item name="scope" label="适用范围">
          <Select options={optionsOf(scopeWords)} />
        </Form.Item>
        <Form.Item name="kind" label="类型">
          <Select options={optionsOf(kindWords)} />
        </Form.Item>
        <Space size={32}>
          <Form.Item name="corps" label="兵团同步承担" valuePropName="checked">
            <Switch />
          </Form.Item>
          <Form.Item name="sensitive" label="限知" valuePropName="checked">
            <Switch />
          </Form.Item>
        </Space>
        <Form.Item name="evidence" label="佐证要求（每行一项）">
          <Input.TextArea autoSize={{ minRows: 2 }} />
        </Form.Item>
        <Form.Item name="note" label="说明">
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={4000} />
        </Form.Item>
        <Button type="primary" htmlType="submit">
          确定
        </Button>
      </Form>
    </Drawer>
  );
}
