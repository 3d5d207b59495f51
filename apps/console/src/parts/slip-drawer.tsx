import { useQuery } from '@tanstack/react-query';
import { Descriptions, Drawer, Space } from 'antd';
import { Link } from 'react-router-dom';
import { get } from '../http';
import { slipStateWords, slipWords } from '../slip-model';
import type { Slip, SlipDraft } from '../slip-model';
import { moment } from '../words';
import { Answered } from './answered';
import { ExplanationView } from './explanation';
import { ExportButton } from './export-button';
import { SlipDecision } from './slip-decision';
import { UnitName } from './unit-name';

interface Props {
  readonly slip: Slip;
  readonly onClose: () => void;
}

/** One slip: what it is about, its draft as a document, and the decision. */
export function SlipDrawer({ slip, onClose }: Props) {
  const draft = useQuery({
    queryKey: ['slip-draft', slip.id],
    queryFn: () => get<SlipDraft>(`/proposals/${slip.id}/draft`),
  });
  const name = slipWords[slip.kind];
  return (
    <Drawer open onClose={onClose} title={`${name} · ${slipStateWords[slip.state]}`} size="min(720px, 100vw)">
      <Descriptions
        size="small"
        column={1}
        items={[
          {
            key: 'task',
            label: '事项',
            children: slip.taskId ? <Link to={`/tasks/${slip.taskId}`}>{slip.title}</Link> : slip.title,
          },
          { key: 'unit', label: '承办单位', children: <UnitName code={slip.unit} /> },
          {
            key: 'late',
            label: '逾期',
            children: (
              <span className="num">
                {slip.lateWorkingDays} 个工作日（时限 {slip.dueOn}）
              </span>
            ),
          },
          { key: 'by', label: '由谁审定', children: <UnitName code={slip.decider} /> },
          {
            key: 'at',
            label: '拟稿',
            children: <span className="num">{moment(slip.at)} 系统依规则拟出</span>,
          },
          ...(slip.decidedAt
            ? [
                {
                  key: 'decided',
                  label: slipStateWords[slip.state],
                  children: (
                    <>
                      <span className="num">{moment(slip.decidedAt)}</span> {slip.decidedBy?.name}{' '}
                      {slip.number ?? ''}
                    </>
                  ),
                },
              ]
            : []),
          ...(slip.reason ? [{ key: 'reason', label: '意见', children: slip.reason }] : []),
        ]}
      />
      <Space wrap style={{ margin: '8px 0 16px' }}>
        <ExportButton path={`/proposals/${slip.id}/document.docx`} name={`${name}-${slip.title}.docx`}>
          {slip.state === 'approved' ? '下载文书' : '下载文稿'}
        </ExportButton>
      </Space>
      {slip.taskId ? (
        <>
          <h3>为什么提出</h3>
          <ExplanationView taskId={slip.taskId} version={0} />
        </>
      ) : null}
      <Answered query={draft}>
        {(data) => <SlipDecision slip={slip} draft={data} onClose={onClose} />}
      </Answered>
    </Drawer>
  );
}
