import { Checkbox, DatePicker, Input, Select, Space, Tag } from 'antd';
import dayjs from 'dayjs';
import { lightSigns, lightWords, statusWords } from '../words';
import type { Light } from '../model';
import { PlaceName } from './place-name';
import { UnitField } from './unit-field';
import type { Address } from './use-address';

/** The filters that the list of tasks and its export share, by the names of the service. */
export const taskFilterNames = [
  'q',
  'light',
  'status',
  'overdue',
  'mine',
  'unit',
  'territory',
  'clause',
  'document',
  'dueBefore',
  'supervisor',
  'sort',
] as const;

const sorts = [
  { value: 'dueAt', label: '时限近的在前' },
  { value: '-dueAt', label: '时限远的在前' },
  { value: '-updatedAt', label: '最近有变化的在前' },
  { value: 'unit', label: '按单位' },
  { value: 'clause', label: '按条款' },
];

const statusOptions = Object.entries(statusWords).map(([value, label]) => ({ value, label }));
const lightOptions = Object.entries(lightWords).map(([value, label]) => ({
  value,
  label: `${lightSigns[value as Light]} ${label}`,
}));
/** Clauses that a document may number. */
const clausePattern = /^[1-9]\d{0,3}$/u;

const listOf = (text: string): string[] => (text === '' ? [] : text.split(','));

/** What is looked for; all of it stands in the page's address. */
export function TaskFilters({ address }: { readonly address: Address }) {
  const { of, set } = address;
  const many = (name: string, placeholder: string, options: { value: string; label: string }[]) => (
    <Select
      mode="multiple"
      allowClear
      aria-label={placeholder}
      placeholder={placeholder}
      value={listOf(of(name))}
      onChange={(chosen: string[]) => set({ [name]: chosen.join(',') })}
      options={options}
      maxTagCount="responsive"
      style={{ minWidth: 150 }}
    />
  );
  return (
    <div className="filters no-print">
      <Input.Search
        key={of('q')}
        allowClear
        defaultValue={of('q')}
        placeholder="按名称查找"
        aria-label="按名称查找"
        maxLength={100}
        onSearch={(text) => set({ q: text.trim() })}
        style={{ width: 200 }}
      />
      {many('light', '灯', lightOptions)}
      {many('status', '状态', statusOptions)}
      <UnitField
        territory={of('territory') || '65'}
        value={of('unit') || undefined}
        onChange={(unit) => set({ unit })}
        placeholder="牵头单位"
        clearable
      />
      <Select
        mode="tags"
        aria-label="条款"
        placeholder="条款"
        open={false}
        suffix={null}
        value={listOf(of('clause'))}
        onChange={(chosen: string[]) =>
          set({ clause: chosen.filter((each) => clausePattern.test(each)).join(',') })
        }
        style={{ minWidth: 90 }}
      />
      <DatePicker
        aria-label="此日前到期"
        placeholder="此日前到期"
        value={of('dueBefore') ? dayjs(of('dueBefore')) : null}
        onChange={(day) => set({ dueBefore: day?.format('YYYY-MM-DD') })}
      />
      <Checkbox
        checked={of('overdue') === 'true'}
        onChange={(event) => set({ overdue: event.target.checked ? 'true' : undefined })}
      >
        只看逾期
      </Checkbox>
      <Checkbox
        checked={of('mine') === 'true'}
        onChange={(event) => set({ mine: event.target.checked ? 'true' : undefined })}
      >
        本单位
      </Checkbox>
      <Select
        aria-label="排序"
        value={of('sort') || 'dueAt'}
        onChange={(sort: string) => set({ sort: sort === 'dueAt' ? undefined : sort })}
        options={sorts}
        style={{ minWidth: 150 }}
      />
      <Bounds address={address} />
    </div>
  );
}

/** What was brought along from another page, such as the board. */
function Bounds({ address: { of, set } }: { readonly address: Address }) {
  return (
    <Space wrap>
      {of('territory') ? (
        <Tag closable onClose={() => set({ territory: undefined })}>
          地区：
          {listOf(of('territory')).map((code) => (
            <PlaceName key={code} code={code} />
          ))}
        </Tag>
      ) : null}
      {of('document') ? (
        <Tag closable onClose={() => set({ document: undefined })}>
          限一份文件
        </Tag>
      ) : null}
      {of('supervisor') ? (
        <Tag closable onClose={() => set({ supervisor: undefined })}>
          由本单位督办
        </Tag>
      ) : null}
    </Space>
  );
}
