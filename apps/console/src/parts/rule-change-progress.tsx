import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { get } from '../http';
import type { RuleChange } from '../template-model';
import { Failure } from './failure';

const pollMs = 1_000;

/** How far a change of rules has come through the running tasks; asks again until it has come to its end. */
export function RuleChangeProgress({ change }: { readonly change: RuleChange }) {
  const query = useQuery({
    queryKey: ['rule-change', change.id],
    queryFn: () => get<RuleChange>(`/rule-changes/${change.id}`),
    initialData: change,
    refetchInterval: ({ state }) => (state.data?.state === 'done' ? false : pollMs),
  });
  const { state, seen, moved } = query.data;
  return (
    <>
      <Failure error={query.error} />
      <Alert
        type={state === 'done' ? 'success' : 'info'}
        showIcon
        title={
          state === 'done'
            ? `已落到在办任务：核对${seen}项，变动${moved}项。`
            : state === 'settling'
              ? `变动已记录（核对${seen}项，变动${moved}项），正在重排时钟……`
              : `正在落到在办任务：已核对${seen}项，变动${moved}项……`
        }
      />
    </>
  );
}
