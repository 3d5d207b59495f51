import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from './parse-document';

function seen(text: string): readonly string[] {
  return parseDocument(`一、${text}下一句。`)
    .remarks.filter(({ code }) => code === 'misprint')
    .map(({ message }) => /疑似误字：“(.+?)”/u.exec(message)?.[1] ?? '');
}

describe('suspected misprints', () => {
  it('points at those of the seed, with their lines', () => {
    const seed = readFileSync(join(__dirname, '../../../seeds/documents/xinjiang-2023-1.txt'), 'utf8');
    const { remarks, warnings } = parseDocument(seed);
    expect(warnings).toEqual([]);
    expect(remarks.map(({ code, line }) => [code, line])).toEqual([
      ['misprint', 53],
      ['misprint', 59],
    ]);
  });

  it.each([
    ['布署全年工作。', ['布署']],
    ['加强领导，，压实责任。', ['，，']],
    ['推进推进项目建设。', ['推进推进']],
    ['弘扬家家教家风，规范在在职务人员。', ['家家', '在在']],
  ])('%s', (text, expected) => {
    expect(seen(text)).toEqual(expected);
  });

  it.each([
    '推进实现现代化，建设设施农业，发展产业业态，提高高质量发展水平。',
    '落实实施方案，参与与支持并重，层层压实、步步推进，家家户户受益，踏踏实实干。',
    '（市市场监管局牵头）扩大大豆面积，目的的实现，一步一步来。',
    '家家户户参与，在在建项目中推行，存在在岗不在位现象，落实落实再落实。',
  ])('%s is right', (text) => {
    expect(seen(text)).toEqual([]);
  });
});
