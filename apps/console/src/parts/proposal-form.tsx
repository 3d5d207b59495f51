import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Drawer, Form, Input, Select } from 'antd';
import type { Draft } from '../document-model';
import { rhythmWords, scopeWords } from '../document-words';
import { get } from '../http';
import type { Page, Unit } from '../model';
import { kindWords, levelWords } from '../words';

interface Props {
  readonly draft: Draft;
  /** The territory whose units give the names of unit types. */
  readonly root: string;
  readonly planYear: number;
  readonly sentences: readonly { index: number; text: string }[];
  readonly onClose: () => void;
  readonly onKeep: (draft: Draft) => void;
}

type Fields = Omit<Draft, 'id' | 'key' | 'clause' | 'unsure' | 'places'> & { places: string[] };

const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
const lineOptions = optionsOf(levelWords).filter(({ value }) => value !== 'region');

/** One proposed task in a form. */
export function ProposalForm({ draft, root, planYear, sentences, onClose, onKeep }: Props) {
  const units = useQuery({
    queryKey: ['units-of', root],
    queryFn: () => get<Page<Unit>>(`/units?parent=${root}&limit=200`),
    staleTime: Infinity,
  });
  const types = (units.data?.items ?? [])
    .filter(({ code }) => code.startsWith(`${root}-`))
    .map(({ code, name }) => ({ value: code.slice(root.length + 1), label: name }));
  const search = { optionFilterProp: 'label' };
  return (
    <Drawer open title="修改任务" size="large" onClose={onClose} destroyOnHidden>
      <Form<Fields>
        layout="vertical"
        initialValues={{ ...draft, places: draft.places ?? [] }}
        onFinish={(fields) =>
          onKeep({ ...draft, ...fields, places: fields.places.length > 0 ? fields.places : null })
        }
      >
        <Form.Item name="title" label="任务" rules={[{ required: true, whitespace: true, max: 200 }]}>
          <Input.TextArea autoSize />
        </Form.Item>
        <Form.Item name="sentences" label="依据的句子">
          <Select
            mode="multiple"
            options={[
              { value: 0, label: '（条款标题）' },
              ...sentences.map(({ index, text }) => ({ value: index, label: `${index} ${text}` })),
            ]}
          />
        </Form.Item>
        <Form.Item name="lead" label="牵头单位" rules={[{ required: true }]}>
          <Select showSearch={search} options={types} loading={units.isLoading} />
        </Form.Item>
        <Form.Item name="support" label="配合单位">
          <Select mode="multiple" showSearch={search} options={types} loading={units.isLoading} />
        </Form.Item>
        <Form.Item name="dueOn" label="完成时限" rules={[{ required: true }]}>
          <Input type="date" min={`${planYear}-01-01`} max={`${planYear}-12-31`} />
        </Form.Item>
        <Form.Item name="kind" label="类型">
          <Select options={optionsOf(kindWords)} />
        </Form.Item>
        <Form.Item name="rhythm" label="反馈周期">
          <Select options={optionsOf(rhythmWords)} />
        </Form.Item>
        <Form.Item name="line" label="承担的层级（不选则只由自治区本级承担）">
          <Select mode="multiple" options={lineOptions} />
        </Form.Item>
        <Form.Item name="scope" label="适用范围">
          <Select options={optionsOf(scopeWords)} />
        </Form.Item>
        <Form.Item name="places" label="列名的地方（地区代码）">
          <Select mode="tags" tokenSeparators={[',', '，', '、', ' ']} open={false} placeholder="如 653122" />
        </Form.Item>
        <Form.Item name="confirmed" valuePropName="checked">
          <Checkbox>存疑之处已经核实</Checkbox>
        </Form.Item>
        <Button type="primary" htmlType="submit">
          确定
        </Button>
      </Form>
    </Drawer>
  );
}
