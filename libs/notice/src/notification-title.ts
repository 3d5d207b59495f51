import type { NoticeLine } from './notice-line';

/** What a notification is about at a glance, by the kind of its first line. */
const urgentTitles: Readonly<Record<string, string>> = {
  urged: '催办',
  returned: '报结退回',
  reopened: '重新办理',
  reassigned: '改派',
};

/** The groups a digest counts, in the order in which they matter. */
const groups: readonly (readonly [string, readonly string[]])[] = [
  ['逾期', ['escalated', 'accept-missed', 'report-missed']],
  ['待审核', ['submitted', 'extension-requested', 'declined', 'review-reminded']],
  ['新交办', ['assigned']],
  ['到期提醒', ['reminded']],
];

/** Title of an urgent notification, `催办：…`. */
export function urgentTitle(line: Pick<NoticeLine, 'kind' | 'title'> | undefined): string {
  const what = line === undefined ? undefined : urgentTitles[line.kind];
  return `${what ?? '通知'}${line?.title ? `：${line.title}` : ''}`;
}

/** Title of a day's digest: `4月17日督办摘要：逾期2项、到期提醒5项、其他1项`. */
export function digestTitle(day: string, lines: readonly Pick<NoticeLine, 'count' | 'kind'>[]): string {
  const [, month = '', date = ''] = day.split('-');
  const counted = groups.map(
    ([name, kinds]) => [name, sum(lines.filter((line) => kinds.includes(line.kind)))] as const,
  );
  const others = sum(lines) - counted.reduce((total, [, count]) => total + count, 0);
  const parts = [...counted, ['其他', others] as const]
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name}${count}项`);
  return `${Number(month)}月${Number(date)}日督办摘要${parts.length === 0 ? '' : `：${parts.join('、')}`}`;
}

function sum(lines: readonly Pick<NoticeLine, 'count'>[]): number {
  return lines.reduce((total, line) => total + line.count, 0);
}
