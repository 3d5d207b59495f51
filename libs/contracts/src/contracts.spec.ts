import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transitions } from '@duban/lifecycle';
import { errorTable } from './errors/error-table';
import { isErrorCode, problemOf } from './errors/problem';
import { actBodies, actNames } from './schemas/acts';
import { taskQuery } from './schemas/lists';
import { status } from './schemas/scalars';
import { lightReasonText } from './light-reasons';
import { actWord, clockWords, eventWords, forecastWords, postWord, scheduleWords, statusWord } from './words';

const glossary = JSON.parse(
  readFileSync(join(__dirname, '..', '..', '..', 'seeds', 'glossary.json'), 'utf8'),
) as Record<string, Record<string, { term: string }>>;
const chinese = /\p{Script=Han}/u;

describe('the closed table of refusals', () => {
  it.each(Object.entries(errorTable))('%s has a status and Chinese words', (code, row) => {
    expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/u);
    expect(row.status).toBeGreaterThanOrEqual(400);
    expect(row.status).toBeLessThan(600);
    expect(row.title).toMatch(chinese);
    expect(row.detail({})).toMatch(chinese);
    expect(isErrorCode(code)).toBe(true);
  });

  it('names the statuses in which an act would be allowed, and calls the task’s own `current`', () => {
    const problem = problemOf({
      code: 'status-not-allowed',
      params: { act: 'submit', status: 'assigned', allowed: ['active', 'returned'] },
    });
    expect(problem).toMatchObject({ status: 409, current: 'assigned', allowed: ['active', 'returned'] });
    expect(problem.detail).toBe('事项现为“待签收”，只有在“办理中”、“已退回”时才能进行此项操作。');
  });

  it('never lets a parameter pass for a member of the problem', () => {
    const problem = problemOf({
      code: 'forbidden',
      params: { title: 'x', code: 'y', detail: 'z', type: 't' },
    });
    expect(problem).toMatchObject({
      title: '无权办理',
      code: 'forbidden',
      type: 'urn:duban:problem:forbidden',
    });
  });
});

describe('what crosses HTTP', () => {
  it('has a body for every act of the lifecycle', () => {
    expect([...actNames].sort()).toEqual(Object.keys(transitions).sort());
  });

  it.each([
    ['accept', {}, true],
    ['accept', { x: 1 }, false],
    ['decline', { reason: '  ' }, false],
    ['progress', { text: '进展', percent: 100.5 }, false],
    ['progress', { text: '进展', percent: -0.1 }, false],
    ['progress', { text: '进展', percent: 99.5, values: { 面积: 1.5, 阶段: '审核' } }, true],
    ['progress', { text: '进展', values: { 面积: Infinity } }, false],
    ['progress', { text: '进展', forecast: 'maybe' }, false],
    ['submit', { summary: '完成' }, false],
    ['submit', { summary: '完成', evidence: [] }, true],
    ['submit', { summary: '完成', evidence: ['not-an-id'] }, false],
    ['reopen', { reason: '重启', dueOn: '2023-02-29' }, false],
    ['reopen', { reason: '重启', dueOn: '2024-02-29' }, true],
    ['reassign', { reason: '改' }, false],
    ['reassign', { reason: '改', support: [] }, true],
    ['reassign', { reason: '改', unit: 'BT01-agri', support: ['65-water', '65-water'] }, false],
    ['comment', { text: '好', mentions: ['653122-agri', '653122-agri/officer'] }, true],
    ['comment', { text: '好', mentions: ['653122-agri/cook'] }, false],
  ] as const)('%s %j: %s', (act, body, sound) => {
    expect(actBodies[act].safeParse(body).success).toBe(sound);
  });

  it('reads a list’s query', () => {
    expect(taskQuery.parse({ sort: '-unit', clause: '14,15', mine: 'true' })).toMatchObject({
      sort: { key: 'unit', descending: true },
      clause: [14, 15],
      mine: true,
      limit: 50,
    });
  });

  it('speaks the glossary’s words', () => {
    for (const name of status.options) expect(statusWord(name)).toBe(glossary.status?.[name]?.term);
    for (const act of actNames) expect([act, actWord(act)]).toEqual([act, glossary.act?.[act]?.term]);
    for (const [post, { term }] of Object.entries(glossary.post ?? {})) {
      expect([post, postWord(post)]).toEqual([post, term]);
    }
  });

  it.each([
    ['event', eventWords],
    ['scheduleKind', scheduleWords],
    ['clockState', clockWords],
    ['forecast', forecastWords],
  ])('speaks the glossary’s words of %s, all of them', (kind, words) => {
    const terms = Object.entries(glossary[kind] ?? {}).map(([name, { term }]) => [name, term]);
    expect(words).toEqual(Object.fromEntries(terms));
  });
});

describe('why a task is red', () => {
  const overdue = { effective: '2023-07-20', dueOn: '2023-07-20', originalDueOn: '2023-06-30', days: 18 };

  it('is one sentence whose days can be counted after', () => {
    const params = { ...overdue, movedBy: 'extension-decided,resumed', blockedDays: 5, pausedDays: 5 };
    expect(lightReasonText('overdue', { ...params, countedFrom: '2023-07-13' })).toBe(
      '办结时限为2023-07-20（原定2023-06-30，因批准延期、中止期间顺延调整为2023-07-20），已逾期18个工作日（自2023-07-13之后起算，由其他单位解决障碍的5个工作日和审核、退办或中止期间的5个工作日不计入）',
    );
  });

  it('says no more than there is to say', () => {
    const plain = { ...overdue, originalDueOn: '2023-07-20', blockedDays: 0, pausedDays: 0 };
    expect(lightReasonText('overdue', plain)).toBe('办结时限为2023-07-20，已逾期18个工作日');
  });
});
