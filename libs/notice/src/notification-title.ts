import { groupOf, groups } from './line-groups';
import type { NoticeLine } from './notice-line';

/** What a notification is about at a glance, by the kind of its first line. */
const urgentTitles: Readonly<Record<string, string>> = {
  urged: '催办',
  returned: '报结退回',
  reopened: '重新办理',
  reassigned: '改派',
  'slip-issued': '督办文书',
};

/** Title of an urgent notification, `催办：…`. */
export function urgentTitle(line: Pick<NoticeLine, 'kind' | 'title'> | undefined): string {
  const what = line === undefined ? undefined : urgentTitles[line.kind];
  return `${what ?? '通知'}${line?.title ? `：${line.title}` : ''}`;
}

/** Title of a day's digest: `4月17日督办摘要：逾期2项、到期提醒5项、其他1项`. */
export function digestTitle(day: string, lines: readonly Pick<NoticeLine, 'count' | 'kind'>[]): string {
  const [, month = '', date = ''] = day.split('-');
  const parts = groups
    .map(({ key, title }) => [title, sum(lines.filter((line) => groupOf(line.kind) === key))] as const)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name}${count}项`);
  return `${Number(month)}月${Number(date)}日督办摘要${parts.length === 0 ? '' : `：${parts.join('、')}`}`;
}

function sum(lines: readonly Pick<NoticeLine, 'count'>[]): number {
  return lines.reduce((total, line) => total + line.count, 0);
}
