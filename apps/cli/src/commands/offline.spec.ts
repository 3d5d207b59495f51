import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { templates } from '@duban/workflows/templates';

const bin = join(__dirname, '..', '..', 'bin', 'duban.js');
const folder = mkdtempSync(join(tmpdir(), 'duban-offline-'));
const file = (name: string): string => join(folder, name);

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function duban(...args: readonly string[]): Run {
  const run = spawnSync(process.execPath, [bin, ...args], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

/** Two clauses of the templates as a document writes them. */
const opinions = templates
  .filter((template) => template.number === 26 || template.number === 14)
  .map((template) => `（${template.numeral}）${template.heading}。${template.sentences.join('')}`)
  .join('\n');

/** A county's own document, for which nobody wrote a template. */
const strange = `疏勒县2024年农村厕所革命实施方案
（一）推进改厕。新建农村卫生户厕3000座。（县农业农村局牵头，县卫健委、财政局配合，9月底前完成）
（二）健全机制。逐项梳理存量事项。
疏勒县人民政府办公室
2024年3月15日`;

beforeAll(() => {
  writeFileSync(file('opinions.txt'), opinions);
  writeFileSync(file('more.txt'), `${opinions}全面推行一网通办，实现政务服务事项全程网上办理。`);
  writeFileSync(file('strange.txt'), strange);
  writeFileSync(file('empty.txt'), '');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('duban plan', () => {
  it('prints sums, units, what to confirm and what is held back', () => {
    const { code, out } = duban(
      'plan',
      file('opinions.txt'),
      '--year',
      '2023',
      '--territory',
      '6531',
      '--json',
    );
    expect(code).toBe(0);
    const plan = JSON.parse(out);
    expect(plan.totals.dockets).toBe(plan.units.length);
    const sum = (field: string): number =>
      plan.units.reduce((total: number, unit: Record<string, number>) => total + unit[field]!, 0);
    expect(plan.totals).toMatchObject({ tasks: sum('tasks'), reports: sum('reports') });
    expect(plan.units[0]).toEqual({
      unit: expect.stringMatching(/^6531-/u),
      tasks: expect.any(Number),
      reports: expect.any(Number),
    });
    expect(plan.heldBack).toContainEqual({ key: 'house-demo', reason: 'places-needed' });
  });

  it('prints a line a task', () => {
    const { out } = duban('plan', file('opinions.txt'), '--year', '2023', '--territory', '653122', '--tasks');
    const tasks = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(tasks.find((task) => task.key === 'rural-grid')).toMatchObject({
      clause: 26,
      unit: '653122-drc',
      support: ['653122-grid', '653122-finance'],
      dueOn: '2023-12-31',
      dueAt: '2023-12-29T23:59:59+08:00',
      reports: 4,
    });
    expect(tasks.filter((task) => 'provisional' in task)).toEqual([]);
  });

  it('marks the days of a year whose notice has not come', () => {
    const asked = ['plan', file('opinions.txt'), '--year', '2027', '--territory', '653122'];
    const tasks = duban(...asked, '--tasks')
      .out.trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(new Set(tasks.map((task) => task.provisional))).toEqual(new Set([true]));
    expect(JSON.parse(duban(...asked, '--json').out)).toMatchObject({ planYear: 2027, provisional: true });
  });

  it('proposes the tasks of a document nobody has templates for', () => {
    const { code, out } = duban('plan', file('strange.txt'), '--json');
    expect(code).toBe(0);
    const plan = JSON.parse(out);
    expect(plan).toMatchObject({ planYear: 2024, units: [{ unit: '653122-agri', tasks: 1 }] });
    expect(plan.proposals).toMatchObject([
      {
        key: 'c1-s1',
        leadConfidence: 'high',
        support: ['health', 'finance'],
        dueOn: '2024-09-30',
        basis: [{ sentence: 1, text: '新建农村卫生户厕3000座。' }],
      },
      { key: 'c2-s1', leadConfidence: 'low', unsure: expect.arrayContaining(['lead-guessed']) },
    ]);
    expect(plan.confirm).toContainEqual({ key: 'clause-1', reason: 'proposed' });
    const low = { key: 'c2-s1', reason: 'lead-confidence-low', title: '逐项梳理存量事项' };
    expect(plan.confirm).toContainEqual({ ...low, lead: 'rural_office' });
    expect(plan.heldBack).toContainEqual({ ...low, lead: 'rural_office' });
    const text = duban('plan', file('strange.txt')).out;
    expect(text).toContain('疏勒县农业农村局（653122-agri）');
    expect(text).toContain('存疑：牵头单位按职责推定');
  });

  it('speaks Chinese to people', () => {
    const { code, out } = duban('plan', file('opinions.txt'), '--year', '2023', '--territory', '653122');
    expect(code).toBe(0);
    expect(out).toContain('疏勒县发展改革委（653122-drc）');
    expect(out).toContain('2023-12-31（工作日 2023-12-29）');
  });

  it.each([
    [1, ['--year', '2050']],
    [1, ['--territory', '77']],
    [2, ['--year', 'next']],
    [2, ['--depth', 'street']],
  ])('ends with %d for %j', (code, args) => {
    const run = duban('plan', file('opinions.txt'), ...args);
    expect([run.code, run.out, run.err.trim().split('\n').length]).toEqual([code, '', 1]);
  });

  it('refuses a file without a clause', () => {
    expect(duban('plan', file('empty.txt'))).toMatchObject({ code: 1, out: '' });
  });
});

describe('duban coverage', () => {
  it('ends with 0 where every sentence has its task', () => {
    const { code, out } = duban('coverage', file('opinions.txt'), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ sentences: 14, covered: 14, uncovered: [] });
  });

  it('ends with 0 for a document nobody has templates for, and marks what is proposed', () => {
    const { code, out } = duban('coverage', file('strange.txt'), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      sentences: 2,
      covered: 2,
      clauses: [{ template: null, proposed: true, titles: { 'c1-s1': '新建农村卫生户厕3000座' } }, {}],
    });
    expect(duban('coverage', file('strange.txt')).out).toContain('逐项梳理存量事项（c2-s1，拟）');
  });

  it('ends with 1 and names the sentences that have none', () => {
    const { code, out } = duban('coverage', file('more.txt'), '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ sentences: 15, uncovered: [{ clause: 26, sentence: 10 }] });
  });
});

describe('duban calendar', () => {
  it('checks a notice', () => {
    const seed = join(__dirname, '..', '..', '..', '..', 'seeds', 'calendars', '2023.json');
    expect(JSON.parse(duban('calendar', seed, '--check', '--json').out)).toMatchObject({
      ok: true,
      year: 2023,
      workdays: 245,
    });
    expect(duban('calendar', file('opinions.txt'))).toMatchObject({ code: 1, out: '' });
  });
});
