import type { StartedMissing } from '@duban/timing';
import type { AnyFault, WholeAudit } from './whole-audit';

const faultTexts: Readonly<Record<string, string>> = {
  'chain-broken': '事件链对不上，历史被改动',
  'seq-gap': '事件序号有缺口',
  'task-without-event': '任务没有事件',
  'read-model-differs': '任务的现状与其事件不符',
  'docket-wake-differs': '责任清单的下次唤醒与其任务不符',
  'clock-late': '时钟晚于其责任清单所需',
  'board-cell-differs': '看板上责任清单的计数与其任务不符',
  'board-rollup-differs': '看板上地区的合计与其下各单位不符',
  'clock-not-running': '时钟没有运行',
  'clock-armed-late': '运行中的时钟定得过晚',
  'clause-not-running': '条款工作流没有运行',
  'dispatch-not-running': '交办工作流没有运行',
  'digest-not-running': '汇总通知工作流没有运行',
};

/** The audit for people: what differs, what was mended, and one closing line. */
export function* auditText(audited: WholeAudit): Generator<string> {
  const { faults, repaired, started, tasks } = audited;
  if (started !== null) yield `工作流：${startedText(started)}`;
  for (const fault of repaired) yield `已修复  ${line(fault)}`;
  for (const fault of faults) yield `✗ ${line(fault)}`;
  yield faults.length === 0
    ? `核对了 ${tasks} 项任务，一切相符`
    : `核对了 ${tasks} 项任务，${faults.length} 处不符${started === null ? '；用 duban audit --repair 修复' : ''}`;
}

function line({ code, subject }: AnyFault): string {
  return `${faultTexts[code] ?? code}：${subject}`;
}

function startedText({ clocks, clauses, dispatches }: StartedMissing): string {
  if (clocks + clauses + dispatches === 0) return '没有缺失，补启动 0 个';
  return `补启动时钟 ${clocks} 个，条款 ${clauses} 个，交办 ${dispatches} 个`;
}
