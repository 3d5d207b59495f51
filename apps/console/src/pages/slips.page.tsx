import { Button, Segmented, Space, Switch, Table, Tag } from 'antd';
import { Failure } from '../parts/failure';
import { MoreButton } from '../parts/more-button';
import { PageFrame } from '../parts/page-frame';
import { SlipDrawer } from '../parts/slip-drawer';
import { UnitName } from '../parts/unit-name';
import { useAddress } from '../parts/use-address';
import { useMore } from '../parts/use-more';
import { slipStateWords, slipWords } from '../slip-model';
import type { Slip } from '../slip-model';
import { moment } from '../words';

const states = Object.entries(slipStateWords).map(([value, label]) => ({ value, label }));
const stateColours: Readonly<Record<Slip['state'], string>> = {
  pending: 'gold',
  approved: 'blue',
  rejected: 'default',
  lapsed: 'default',
};

/** What the engine proposes where the ladder has come to an office; a leader decides. */
export function SlipsPage() {
  const address = useAddress();
  const { of, set } = address;
  const state = of('state') || 'pending';
  const query = address.query(['mine', 'kind', 'unit', 'territory'], { state });
  const list = useMore<Slip>(['slips', query], `/proposals${query}`);
  const open = list.items.find(({ id }) => id === of('slip'));
  return (
    <PageFrame
      title="督办件"
      lead="逾期到一定程度时系统拟出督办通知单、通报、约谈通知书；是否签发由领导决定，事项办结后未签发的自动失效。"
    >
      <Space wrap style={{ marginBottom: 12 }}>
        <Segmented options={states} value={state} onChange={(next) => set({ state: next, slip: '' })} />
        <label>
          <Switch
            size="small"
            checked={of('mine') === 'true'}
            onChange={(on) => set({ mine: on ? 'true' : undefined })}
          />{' '}
          只看由我审定的
        </label>
      </Space>
      <Failure error={list.error} />
      <Table<Slip>
        rowKey="id"
        size="middle"
        loading={list.isLoading || list.isPlaceholderData}
        dataSource={list.items}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: state === 'pending' ? '没有待审定的督办件' : '没有' }}
        columns={[
          {
            title: '文书',
            render: (_, slip) => (
              <Space orientation="vertical" size={0}>
                <strong>{slipWords[slip.kind]}</strong>
                <Tag color={stateColours[slip.state]}>{slipStateWords[slip.state]}</Tag>
              </Space>
            ),
          },
          {
            title: '事项',
            render: (_, slip) => (
              <div className="subject">
                <Button
                  type="link"
                  style={{ padding: 0, height: 'auto', whiteSpace: 'normal', textAlign: 'start' }}
                  onClick={() => set({ slip: slip.id })}
                >
                  {slip.title}
                </Button>
                <div className="line-basis">
                  第{slip.clause}条 · <UnitName code={slip.unit} />
                  <span className="narrow-only"> · 逾期 {slip.lateWorkingDays} 个工作日</span>
                </div>
              </div>
            ),
          },
          {
            title: '逾期',
            responsive: ['md'],
            render: (_, slip) => <span className="num late">{slip.lateWorkingDays} 个工作日</span>,
          },
          { title: '审定单位', responsive: ['md'], render: (_, slip) => <UnitName code={slip.decider} /> },
          {
            title: '拟稿 / 审定',
            responsive: ['md'],
            render: (_, slip) => (
              <span className="num">
                {moment(slip.at)}
                {slip.decidedAt ? <div>{moment(slip.decidedAt)}</div> : null}
                {slip.number ? <div>{slip.number}</div> : null}
              </span>
            ),
          },
          {
            title: '',
            responsive: ['sm'],
            render: (_, slip) => (
              <Button type={slip.decidable ? 'primary' : 'default'} onClick={() => set({ slip: slip.id })}>
                {slip.decidable ? '审定' : '查看'}
              </Button>
            ),
          },
        ]}
      />
      <MoreButton shown={list.items.length} {...list} />
      {open ? <SlipDrawer key={open.id} slip={open} onClose={() => set({ slip: '' })} /> : null}
    </PageFrame>
  );
}
