import { useQuery } from '@tanstack/react-query';
import { Space, Spin, Timeline } from 'antd';
import { get } from '../http';
import type { Explanation } from '../model';
import { clockWords, moment } from '../words';
import { Failure } from './failure';
import { Light } from './light';
import { UnitName } from './unit-name';

interface Props {
  readonly taskId: string;
  readonly version: number;
}

/** Why the light is what it is, and whose days counted. */
export function ExplanationView({ taskId, version }: Props) {
  const query = useQuery({
    queryKey: ['task', taskId, 'explanation', version],
    queryFn: () => get<Explanation>(`/tasks/${taskId}/explanation`),
  });
  if (query.isLoading) return <Spin />;
  if (!query.data) return <Failure error={query.error} />;
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Light light={query.data.light} />
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        {query.data.reasons.map((reason) => (
          <li key={`${reason.code}-${reason.at ?? ''}`}>{reason.text}</li>
        ))}
      </ul>
      <strong style={{ display: 'block', marginTop: 8 }}>计时经过</strong>
      <Timeline
        style={{ paddingTop: 8 }}
        items={query.data.clock.map(({ from, to, state, countedWorkingDays, heldBy }) => ({
          key: from,
          color: countedWorkingDays > 0 ? 'blue' : 'gray',
          content: (
            <>
              <span className="num">
                {moment(from)} 至 {to ? moment(to) : '今'}
              </span>
              <div>
                {clockWords[state] ?? state}，
                {countedWorkingDays > 0 ? `计入 ${countedWorkingDays} 个工作日` : '不计工作日'}，
                <UnitName code={heldBy} />
              </div>
            </>
          ),
        }))}
      />
    </Space>
  );
}
