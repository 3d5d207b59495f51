import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Form, InputNumber, Popconfirm, Space } from 'antd';
import { useState } from 'react';
import type { Budgets, BudgetLevels, BudgetSpan } from '../desk-model';
import { get, put } from '../http';
import { levelWords, moment, postWords } from '../words';
import { Answered } from './answered';
import { Failure } from './failure';
import { UnitName } from './unit-name';

const spanWords: Readonly<Record<BudgetSpan, string>> = { week: '一周', month: '一月', year: '全年' };
const spans = Object.keys(spanWords) as BudgetSpan[];

/** What a unit of each level may be asked: everybody reads it, the region's 农办 sets it. */
export function BudgetsButton() {
  const [open, setOpen] = useState(false);
  const query = useQuery({
    queryKey: ['budgets'],
    queryFn: () => get<Budgets>('/supervision/budgets'),
    enabled: open,
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>各级限额</Button>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        title="各级限额"
        size="min(560px, 100vw)"
        destroyOnHidden
      >
        <p className="lead">
          一个单位在一周、一月、一年内被要求报送和办结多少次为限。交办前超过的会提醒，不会阻止交办。
        </p>
        <Answered query={query}>
          {(budgets) => <BudgetsForm key={budgets.version} budgets={budgets} />}
        </Answered>
      </Drawer>
    </>
  );
}

function BudgetsForm({ budgets }: { readonly budgets: Budgets }) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const save = useMutation({
    mutationFn: (levels: BudgetLevels) => put<Budgets>('/supervision/budgets', { levels }, budgets.version),
    onSuccess: async () => {
      void message.success('限额已保存');
      await client.invalidateQueries();
    },
  });
  return (
    <>
      <Failure error={save.error} />
      <Form<BudgetLevels> initialValues={budgets.levels} onFinish={(levels) => save.mutate(levels)}>
        <table className="budgets">
          <thead>
            <tr>
              <th scope="col">层级</th>
              {spans.map((span) => (
                <th key={span} scope="col">
                  {spanWords[span]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(Object.keys(budgets.seeds) as (keyof BudgetLevels)[]).map((level) => (
              <tr key={level}>
                <th scope="row">{levelWords[level]}</th>
                {spans.map((span) => (
                  <td key={span}>
                    <Form.Item name={[level, span]} noStyle rules={[{ required: true, message: '请填写' }]}>
                      <InputNumber
                        aria-label={`${levelWords[level] ?? level}${spanWords[span]}`}
                        min={1}
                        max={100_000}
                        precision={0}
                        readOnly={!budgets.mayChange}
                        controls={budgets.mayChange}
                        style={{ width: '100%' }}
                      />
                    </Form.Item>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {budgets.mayChange ? (
          <Space wrap style={{ marginTop: 12 }}>
            <Button type="primary" htmlType="submit" loading={save.isPending}>
              保存
            </Button>
            <Popconfirm title="恢复系统自带的限额？" onConfirm={() => save.mutate(budgets.seeds)}>
              <Button disabled={budgets.version === 0}>恢复原有限额</Button>
            </Popconfirm>
          </Space>
        ) : null}
      </Form>
      <h4>调整记录</h4>
      {budgets.versions.length === 0 ? <p className="line-basis">现行限额为系统自带，尚未调整。</p> : null}
      <ul>
        {budgets.versions.map(({ version, at, by }) => (
          <li key={version}>
            第{version}版 <span className="num">{moment(at)}</span> {by.name}（<UnitName code={by.unit} />
            {postWords[by.post] ?? ''}）
          </li>
        ))}
      </ul>
    </>
  );
}
