import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const duban = join(__dirname, '../../bin/duban.js');
const seed = join(__dirname, '../../../../seeds/documents/xinjiang-2023-1.txt');

function run(...args: readonly string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [duban, ...args], { encoding: 'utf8' });
  return { status, out: stdout, err: stderr };
}

describe('duban parse', () => {
  const folder = mkdtempSync(join(tmpdir(), 'duban-parse-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('prints the contract as JSON and nothing else', () => {
    const { status, out, err } = run('parse', seed, '--json');
    expect([status, err]).toEqual([0, '']);
    const document = JSON.parse(out);
    expect(Object.keys(document)).toEqual(
      expect.arrayContaining(['title', 'number', 'issuedOn', 'sections', 'warnings']),
    );
    expect(Object.keys(document.sections[0].clauses[0])).toEqual(
      expect.arrayContaining([
        'number',
        'numeral',
        'heading',
        'text',
        'sentences',
        'indicators',
        'responsible',
        'due',
      ]),
    );
    const clauses = document.sections.flatMap((section: { clauses: unknown[] }) => section.clauses);
    expect(clauses).toHaveLength(23);
  });

  it('prints a tree for people', () => {
    const { status, out } = run('parse', seed);
    expect(status).toBe(0);
    expect(out).toContain('共 7 个部分、23 条、152 句、26 个指标。');
  });

  it.each([
    ['empty.txt', ''],
    ['noise.txt', '\u0000\u0001\u0002\u0003\u0004\u0005'],
    ['no-clause.txt', '今天天气很好。'],
  ])('refuses %s: exit code 1, one line on stderr, nothing on stdout', (name, text) => {
    const file = join(folder, name);
    writeFileSync(file, text);
    const { status, out, err } = run('parse', file, '--json');
    expect([status, out]).toEqual([1, '']);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  it('refuses what is no file', () => {
    expect(run('parse', join(folder, 'nothing.txt')).status).toBe(1);
    expect(run('parse', folder).status).toBe(1);
  });

  it('ends with 2 where it is called wrongly, and helps in Chinese', () => {
    expect(run('parse')).toMatchObject({ status: 2, out: '', err: '缺少参数 file（用 --help 查看用法）\n' });
    expect(run('parse', seed, '--nothing').status).toBe(2);
    const help = run('parse', '--help');
    expect(help.status).toBe(0);
    expect(help.out).toContain('--json');
  });
});
