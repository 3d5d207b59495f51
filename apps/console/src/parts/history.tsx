import { useQuery } from '@tanstack/react-query';
import { Button, Space, Spin, Timeline } from 'antd';
import { download, get } from '../http';
import type { Recipient, TaskEvent } from '../model';
import { eventWords, forecastWords, moment, postWords } from '../words';
import { Failure } from './failure';
import { UnitName } from './unit-name';

interface Props {
  readonly taskId: string;
  readonly version: number;
}

const colours: Record<string, string> = {
  approved: 'blue',
  returned: 'red',
  escalated: 'red',
  'accept-missed': 'orange',
  'report-missed': 'orange',
  reminded: 'gray',
};

/** What was found of an obstacle or an objection, and into how many a task was divided. */
function findingsOf({ cause, founded, upheld, children }: TaskEvent['data']): string[] {
  const parts: string[] = [];
  if (typeof cause === 'string') parts.push(`障碍类型：${cause}`);
  if (founded === false) parts.push('不属实，期间照常计入');
  if (typeof upheld === 'boolean') parts.push(upheld ? '成立' : '不成立');
  if (Array.isArray(children)) parts.push(`分解为${children.length}项`);
  return parts;
}

function textOf(data: TaskEvent['data']): string[] {
  const parts: string[] = [];
  for (const name of ['text', 'summary', 'reason', 'comment']) {
    const value = data[name];
    if (typeof value === 'string' && value) parts.push(value);
  }
  if (typeof data.percent === 'number') parts.push(`进度 ${data.percent}%`);
  if (typeof data.forecast === 'string') parts.push(forecastWords[data.forecast] ?? data.forecast);
  if (typeof data.granted === 'boolean') parts.push(data.granted ? '同意' : '不同意');
  parts.push(...findingsOf(data));
  if (typeof data.dueOn === 'string') parts.push(`时限 ${data.dueOn}`);
  if (typeof data.workingDaysLeft === 'number') parts.push(`还有 ${data.workingDaysLeft} 个工作日`);
  if (typeof data.workingDaysLate === 'number') parts.push(`逾期第 ${data.workingDaysLate} 个工作日`);
  return parts;
}

function Evidence({ ids }: { readonly ids: readonly string[] }) {
  return (
    <Space size={4} wrap>
      {ids.map((id, index) => (
        <Button
          key={id}
          size="small"
          type="link"
          onClick={() => void download(`/attachments/${id}`, `佐证材料${index + 1}`)}
        >
          佐证材料{index + 1}
        </Button>
      ))}
    </Space>
  );
}

/** The append-only history, newest first. */
export function History({ taskId, version }: Props) {
  const query = useQuery({
    queryKey: ['task', taskId, 'events', version],
    queryFn: () => get<{ items: TaskEvent[] }>(`/tasks/${taskId}/events`),
  });
  if (query.isLoading) return <Spin />;
  if (!query.data) return <Failure error={query.error} />;
  return (
    <Timeline
      style={{ paddingTop: 8 }}
      items={[...query.data.items].reverse().map((event) => {
        const recipients = (event.data.recipients ?? []) as Recipient[];
        return {
          key: String(event.seq),
          color: colours[event.kind] ?? 'green',
          content: (
            <div>
              <Space wrap size={8}>
                <strong>{eventWords[event.kind] ?? event.kind}</strong>
                <span className="num">{moment(event.at)}</span>
                {event.actor.unit ? (
                  <span>
                    <UnitName code={event.actor.unit} /> {event.actor.name}
                    {event.actor.onBehalfOf ? (
                      <>
                        （代 <UnitName code={event.actor.onBehalfOf} />）
                      </>
                    ) : null}
                  </span>
                ) : (
                  <span style={{ color: '#6b7480' }}>系统</span>
                )}
              </Space>
              <div>{textOf(event.data).join('；')}</div>
              {recipients.length ? (
                <div style={{ color: '#6b7480' }}>
                  告知：
                  {recipients.map((who) => (
                    <span key={`${who.unit}-${who.post}`} style={{ marginInlineEnd: 8 }}>
                      <UnitName code={who.unit} />
                      {postWords[who.post] ?? who.post}
                    </span>
                  ))}
                </div>
              ) : null}
              {Array.isArray(event.data.evidence) && event.data.evidence.length ? (
                <Evidence ids={event.data.evidence as string[]} />
              ) : null}
            </div>
          ),
        };
      })}
    />
  );
}
