import type { StartedMissing } from '@duban/timing';

/** What a worker says on its output. */
export const say = {
  databaseAway: (reason: string) => `连不上 PostgreSQL，将不断重试（${reason}）`,
  databaseBack: 'PostgreSQL 已连上',
  noRole: '数据库账号无权建立角色 duban_worker，工作进程以该账号自身的权限运行（见 README）',
  temporalAway: (reason: string) => `连不上 Temporal，将不断重试（${reason}）`,
  temporalBack: 'Temporal 已连上',
  relayAway: (reason: string) => `时钟变更暂时送不到 Temporal，业务照常办理，将不断重试（${reason}）`,
  relayBack: '时钟变更已恢复送达 Temporal',
  rulesWait: (reason: string) => `规则变更暂时未能落到在办任务，将不断重试（${reason}）`,
  assessmentWaits: (reason: string) => `考核结果暂时未能算下去，将不断重试（${reason}）`,
  bundleMissing: (file: string) => `缺少工作流程序 ${file}，请先运行 npm run build`,
  ready: (queue: string, offsetMs: number) =>
    `工作进程就绪：任务队列 ${queue}${offsetMs === 0 ? '' : `，业务时钟偏移 ${Math.round(offsetMs / 1000)} 秒`}`,
  started: ({ clocks, clauses, dispatches }: StartedMissing) =>
    `补启动了缺失的工作流：时钟 ${clocks} 个，条款 ${clauses} 个，交办 ${dispatches} 个`,
  startMissingFailed: (reason: string) => `未能核对应运行的工作流，稍后再试（${reason}）`,
  stopping: '工作进程正在停止',
  cutOff: '有操作未能在停止时限内做完，已中断，未提交的全部撤回，下次启动后重做',
  stopped: '工作进程已停止',
} as const;

/** The first line of an error. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.split('\n')[0] ?? text;
}
