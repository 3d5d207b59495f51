import { matchBrackets } from './brackets';
import { sentenceSpans } from './sentences';

function sentences(text: string): readonly string[] {
  return sentenceSpans(text, matchBrackets(text)).map(({ start, end }) => text.slice(start, end));
}

describe('sentences', () => {
  it.each([
    ['健全机制。强化监测！', ['健全机制。', '强化监测！']],
    ['推进“一村一品。”建设。下一句。', ['推进“一村一品。”建设。', '下一句。']],
    [
      '会议强调：“要抓好落实。要压实责任。”会后调度。',
      ['会议强调：“要抓好落实。要压实责任。”', '会后调度。'],
    ],
    ['新建（改建。扩建）厂房。', ['新建（改建。扩建）厂房。']],
    [
      '完成以下任务：\n（一）甲；\n（二）乙。\n检查验收。',
      ['完成以下任务：\n（一）甲；\n（二）乙。', '检查验收。'],
    ],
    ['没有句号\n另起一段', ['没有句号', '另起一段']],
    ['推进“煤改电工程。下一句。', ['推进“煤改电工程。', '下一句。']],
    ['', []],
    ['。。', ['。。']],
  ])('%j', (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });
});

describe('brackets', () => {
  it.each([
    ['（甲)〔乙]“丙”《丁》', []],
    ['（甲“乙）', [2]],
    ['甲）', [1]],
    ['1)甲 2)乙', []],
    ['"甲"乙"', [4]],
    ['“甲“乙”', [0]],
  ])('%s leaves %j without the other half', (text, unmatched) => {
    expect(matchBrackets(text).unmatched).toEqual(unmatched);
  });
});
