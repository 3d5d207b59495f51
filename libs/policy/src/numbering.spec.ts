import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from './parse-document';

const seed = readFileSync(join(__dirname, '../../../seeds/documents/xinjiang-2023-1.txt'), 'utf8');
const lines = seed.split('\n');

function found(text: string): { clauses: number; codes: readonly string[] } {
  const { sections, warnings, remarks } = parseDocument(text);
  const codes = [...warnings, ...remarks].map(({ code, line }) => `${code} ${line}`);
  return {
    clauses: sections.reduce((sum, section) => sum + section.clauses.length, 0),
    codes: codes.filter((code) => !code.startsWith('misprint')),
  };
}

function without(start: string): string {
  return lines.filter((line) => !line.startsWith(start)).join('\n');
}

describe('numbers of a document', () => {
  it('may begin anywhere', () => {
    expect(found(seed)).toEqual({ clauses: 23, codes: [] });
  });

  it.each([
    ['a clause in the middle of its part', without('(十八)'), 22, ['gap 18']],
    ['the last clause of a part', without('(二十)'), 22, ['gap 26']],
    ['the first clause of a part', without('(二十一)'), 22, ['gap 28']],
    ['the heading of a part', without('七、'), 23, ['gap 32']],
  ])('%s is missing', (_, text, clauses, codes) => {
    expect(found(text)).toEqual({ clauses, codes });
  });

  it('comes twice', () => {
    const text = lines.flatMap((line) => (line.startsWith('(十六)') ? [line, line] : [line])).join('\n');
    expect(found(text)).toEqual({ clauses: 24, codes: ['duplicate 12'] });
  });

  it('stands in the wrong place', () => {
    const text = seed.replace('(十五)', '@').replace('(十六)', '(十五)').replace('@', '(十六)');
    expect(found(text)).toEqual({ clauses: 23, codes: ['order 11'] });
  });

  it.each(['十五)', '(十五'])('lost half of its bracket: %s', (mark) => {
    expect(found(seed.replace('(十五)', mark))).toEqual({ clauses: 23, codes: ['unclosed 9'] });
  });

  it('begins anew under each part, and falls short where it does not begin at 1', () => {
    const part = (numeral: string, marks: readonly string[]) =>
      [`${numeral}、重点任务`, ...marks.map((mark) => `（${mark}）加强领导。压实责任。`)].join('\n');
    const good = [part('一', ['一', '二', '三']), part('二', ['一', '二'])];
    expect(found(good.join('\n')).codes).toEqual([]);
    expect(found([...good, part('三', ['二', '三'])].join('\n')).codes).toEqual(['gap 9']);
  });
});
