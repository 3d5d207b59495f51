import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { groupedLines } from './line-groups';
import { isHeaded, lineText, wordedKinds } from './line-text';
import type { NoticeLine } from './notice-line';
import { digestTitle, urgentTitle } from './notification-title';

const line = (kind: string, data: Record<string, unknown> = {}): NoticeLine => ({
  kind,
  unit: '653122-agri',
  post: 'head',
  taskId: '1',
  docketId: '2',
  count: 1,
  clause: 14,
  title: '扩种大豆油料',
  lead: '653122-agri',
  dueOn: '2023-12-31',
  data,
});
const nameOf = (): string => '疏勒县农业农村局';

describe('the words of notices', () => {
  it('has words only for kinds of event that the glossary knows', () => {
    const glossary = JSON.parse(
      readFileSync(join(__dirname, '..', '..', '..', 'seeds', 'glossary.json'), 'utf8'),
    ) as { event: Record<string, unknown> };
    expect(wordedKinds.filter((kind) => !(kind in glossary.event))).toEqual([]);
    expect(wordedKinds.length).toBeGreaterThan(20);
  });

  it('says what happened, to what, and why', () => {
    expect(lineText(line('returned', { reason: '佐证材料不全' }), nameOf)).toBe(
      '第14条“扩种大豆油料”未通过审核，退回重办：佐证材料不全',
    );
    expect(lineText(line('escalated', { workingDaysLate: 3, level: 2 }), nameOf)).toBe(
      '第14条“扩种大豆油料”已逾期3个工作日',
    );
    const above = { ...line('escalated', { workingDaysLate: 3, level: 2 }), unit: '653122-party' };
    expect(lineText(above, nameOf)).toBe('疏勒县农业农村局承办的第14条“扩种大豆油料”已逾期3个工作日');
    expect(lineText(line('reminded', { workingDaysLeft: 0 }), nameOf)).toContain('今日到期');
    expect(lineText(line('extension-decided', { granted: false, reason: null }), nameOf)).toBe(
      '不同意第14条“扩种大豆油料”延期',
    );
    expect(() => lineText(line('no-such-kind'), nameOf)).toThrow('no-such-kind');
  });

  it('begins with whose it is where another is told in their place', () => {
    expect(lineText({ ...line('reminded', { workingDaysLeft: 0 }), standIn: true }, nameOf)).toBe(
      '【疏勒县农业农村局】第14条“扩种大豆油料”今日到期',
    );
  });

  it('names a unit once: at the head of a line, or as whose matter it is, and not to itself', () => {
    const assigned = line('assigned');
    expect(lineText(assigned, nameOf)).toBe('新交办1项任务，请按时签收');
    expect(lineText({ ...assigned, standIn: true }, nameOf)).toBe(
      '【疏勒县农业农村局】新交办1项任务，请按时签收',
    );
    for (const kind of wordedKinds) {
      const text = lineText({ ...line(kind, { workingDaysLate: 1 }), standIn: true }, (unit) =>
        unit === '653122-agri' ? '农业农村局' : '财政局',
      );
      // Who takes a task over is told beside.
      const expected = kind === 'succeeded' ? 3 : 2;
      expect([kind, text.split('农业农村局').length]).toEqual([kind, expected]);
    }
    const other = { ...assigned, unit: '653122-water', lead: '653122-water' };
    expect([assigned, other].map(isHeaded([assigned]))).toEqual([false, false]);
    expect([assigned, other].map(isHeaded([assigned, other]))).toEqual([true, true]);
    expect(lineText(other, () => '水利局', true)).toBe('【水利局】新交办1项任务，请按时签收');
  });

  it('groups what a digest asks, the most urgent first', () => {
    const lines = [
      line('approved'),
      line('reminded', { workingDaysLeft: 5 }),
      line('reminded', { workingDaysLeft: 1 }),
      line('escalated', { workingDaysLate: 1 }),
      line('submitted'),
      line('escalated', { workingDaysLate: 7 }),
    ];
    const grouped = groupedLines(lines).map(({ group, lines: found }) => [
      group.title,
      found.map(({ data }) => data.workingDaysLate ?? data.workingDaysLeft),
    ]);
    expect(grouped).toEqual([
      ['逾期', [7, 1]],
      ['待审核', [undefined]],
      ['到期提醒', [1, 5]],
      ['其他', [undefined]],
    ]);
  });

  it('counts a digest by what matters most', () => {
    const lines = [line('reminded'), line('escalated'), { ...line('assigned'), count: 12 }, line('approved')];
    expect(digestTitle('2023-04-07', lines)).toBe(
      '4月7日督办摘要：逾期1项、到期提醒1项、新交办12项、其他1项',
    );
    expect(urgentTitle(line('urged'))).toBe('催办：扩种大豆油料');
  });
});
