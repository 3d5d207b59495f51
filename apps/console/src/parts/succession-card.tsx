import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, DatePicker, Form, Input, Popconfirm, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { get, post } from '../http';
import type { Page } from '../model';
import type { RuleChange } from '../template-model';
import { Answered } from './answered';
import { Failure } from './failure';
import { RuleChangeProgress } from './rule-change-progress';
import type { OrganisedUnit } from './unit-card';
import { UnitName } from './unit-name';

/** A unit's work taken over by another; see `Succession` at /api/docs. */
interface Succession {
  former: string;
  successor: string;
  from: string;
  basis: string;
  change: RuleChange | null;
}

interface Fields {
  successor: string;
  from?: Dayjs | null;
  basis: string;
}

/** Whose rights follow from the place itself: they are neither succeeded nor successors. */
const staying = /-(?:party|rural_office|party_office|corps)$/u;

/** True while the day has not come on which the tasks pass on. */
const isAhead = ({ from, change }: Succession): boolean =>
  change !== null &&
  change.state === 'running' &&
  change.seen === 0 &&
  from > change.requestedAt.slice(0, 10);

function Recorded({ succession }: { readonly succession: Succession }) {
  const { former, successor, from, basis, change } = succession;
  return (
    <div style={{ marginBottom: 12 }}>
      <div>
        <UnitName code={former} />
        的工作由
        <strong>
          <UnitName code={successor} />
        </strong>
        承接，自{from}起。
      </div>
      <p className="line-basis">依据：{basis}</p>
      {change === null ? null : isAhead(succession) ? (
        <Alert type="info" showIcon title={`到${from}移交在办事项，时限不变。`} />
      ) : (
        <RuleChangeProgress change={change} />
      )}
    </div>
  );
}

function SuccessionForm({ unit }: { readonly unit: OrganisedUnit }) {
  const client = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const departments = useQuery({
    queryKey: ['units', unit.territory, ''],
    queryFn: () => get<Page<OrganisedUnit>>(`/units?parent=${unit.territory}&limit=200`),
    staleTime: Infinity,
  });
  const record = useMutation({
    mutationFn: ({ successor, from, basis }: Fields) =>
      post<Succession>(`/units/${unit.code}/successions`, {
        ...{ successor, basis: basis.trim() },
        ...(from ? { from: from.format('YYYY-MM-DD') } : {}),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['successions'] }),
  });
  const options = (departments.data?.items ?? [])
    .filter(
      ({ code, territory }) => territory === unit.territory && code !== unit.code && !staying.test(code),
    )
    .map(({ code, name }) => ({ value: code, label: name }));
  return (
    <Form<Fields> form={form} layout="vertical" onFinish={(fields) => record.mutate(fields)}>
      <Form.Item name="successor" label="承接单位" rules={[{ required: true, message: '请选择承接单位' }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="同一地区的另一个部门"
          loading={departments.isFetching}
          options={options}
        />
      </Form.Item>
      <Form.Item name="from" label="自哪一天起" extra="不选即今天；选以后的日子，到那天才移交">
        <DatePicker style={{ width: '100%' }} placeholder="今天" />
      </Form.Item>
      <Form.Item
        name="basis"
        label="依据"
        rules={[{ required: true, whitespace: true, message: '请写明依据' }]}
      >
        <Input maxLength={1000} placeholder="如：疏勒县机构改革方案（勒党发〔2024〕3号）" />
      </Form.Item>
      <Failure error={record.error} />
      <Popconfirm
        title={`移交${unit.name}的全部在办事项？`}
        description="时限、反馈和逾期天数照旧，经过留在原单位名下。记载后不能撤回。"
        okText="移交"
        cancelText="再想想"
        onConfirm={() => form.submit()}
      >
        <Button type="primary" danger loading={record.isPending}>
          记载承接
        </Button>
      </Popconfirm>
    </Form>
  );
}

/** 承接: who takes a department's work over, recorded by the administrator, and how far its tasks have passed on. */
export function SuccessionCard({ unit }: { readonly unit: OrganisedUnit }) {
  const query = useQuery({
    queryKey: ['successions', unit.code],
    queryFn: () => get<Page<Succession>>(`/units/${unit.code}/successions`),
  });
  if (staying.test(unit.code)) return null;
  return (
    <Card size="small" title="承接（机构改革）" style={{ marginTop: 16 }}>
      <Answered query={query}>
        {({ items }) => (
          <>
            {items.map((succession) => (
              <Recorded key={succession.former} succession={succession} />
            ))}
            {items.some(({ former }) => former === unit.code) ? null : <SuccessionForm unit={unit} />}
          </>
        )}
      </Answered>
    </Card>
  );
}
