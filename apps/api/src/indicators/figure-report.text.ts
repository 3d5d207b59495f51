import { periodName } from '@duban/calendar';
import { statusWord } from '@duban/contracts';
import type { FigureDuty, IndicatorRow, NewReport } from '@duban/persistence';

/** What the task's report says where a value was given for the figure itself. */
export function figureReportText(
  { body }: Pick<IndicatorRow, 'body'>,
  { period, written, reason }: Pick<NewReport, 'period' | 'reason' | 'written'>,
): string {
  const why = reason === null ? '' : `更正原因：${reason}`;
  return `填报指标“${body.text}”：${periodName(period)} ${written}${body.unit ?? ''}。${why}`;
}

/** What the unit's task owes after a value came for its figure. */
export function dutyText({ title, status, period, runs, counted, nextReportBy }: FigureDuty): string {
  const task = `任务“${title}”`;
  const by = nextReportBy === null ? '' : `，最迟${nextReportBy}反馈`;
  if (counted) return `${task}${periodName(period)}的反馈已随本次填报完成，不必另报。`;
  if (status === 'assigned') return `${task}尚未签收，本次填报不计为反馈${by}。`;
  if (status !== 'active' && status !== 'returned') {
    return `${task}${statusWord(status)}，现不需要反馈。`;
  }
  if (!runs) {
    return `所填期间已过，本次填报只记为数值，不计为反馈；${task}${periodName(period)}尚待反馈${by}。`;
  }
  return `${task}${periodName(period)}的反馈没有随本次填报完成${by}。`;
}
