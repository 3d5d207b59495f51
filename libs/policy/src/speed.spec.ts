import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from './parse-document';

const seed = readFileSync(join(__dirname, '../../../seeds/documents/xinjiang-2023-1.txt'), 'utf8');

/** Processor time of one reading, in ms: what else runs on the machine does not count. */
function milliseconds(text: string): number {
  const began = process.cpuUsage();
  parseDocument(text);
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

/** How much slower this machine is just now than one that reads the seed in 2 ms; never taken as faster. */
function slowness(): number {
  const times = Array.from({ length: 40 }, () => milliseconds(seed)).sort((a, b) => a - b);
  return Math.max(1, (times[4] ?? 2) / 2);
}

/** Texts of a quarter of a million characters that would take a quadratic reader long. */
const hostile: readonly (readonly [string, string])[] = [
  ['marks and nothing else', '（一）'.repeat(80_000)],
  ['parts on one line', '一、甲。二、乙。'.repeat(30_000)],
  ['opening brackets', `（一）甲。${'（'.repeat(250_000)}`],
  ['opening quotes of two kinds', `（一）甲。${'“《'.repeat(125_000)}`],
  ['figures without a comma', `（一）甲。${'新建公路20公里'.repeat(30_000)}`],
  ['promises without a comma', `（一）甲。${'全覆盖应保尽保'.repeat(35_000)}`],
  ['lines of one character', `（一）甲。\n${'路\n'.repeat(125_000)}`],
  ['one clause of many lines', `（一）甲。\n${'新建改建农村公路\n'.repeat(30_000)}`],
  ['statements one after the other', `（一）甲。${'（牵头单位：水利厅）'.repeat(25_000)}`],
  ['nothing but figures', `（一）甲。${'9'.repeat(250_000)}`],
  ['times without a comma', `（一）甲。${'2024年9月底前'.repeat(27_000)}`],
  ['titles and no clause', '关于甲的意见\n'.repeat(36_000)],
  ['items', `（一）甲。\n${'1.甲。\n'.repeat(50_000)}`],
  ['attachments', '附件1\n一、甲。乙。\n'.repeat(20_000)],
];

describe('time grows with length, not faster', () => {
  const slow = slowness();

  it('reads ten megabytes of documents in two seconds', () => {
    const text = seed.repeat(Math.ceil(10_000_000 / Buffer.byteLength(seed)));
    expect(milliseconds(text)).toBeLessThan(2000 * slow);
  });

  it.each(hostile)('%s', (_, text) => {
    expect(milliseconds(text)).toBeLessThan(2500 * slow);
  });
});
