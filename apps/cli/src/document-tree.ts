import type { ParsedClause, ParsedDocument, ParsedIndicator, ParsedSection } from '@duban/policy';

const comparators: Readonly<Record<ParsedIndicator['comparator'], string>> = {
  '>=': '≥',
  '<=': '≤',
  '>': '＞',
  '<': '＜',
  '=': '＝',
  '~': '≈',
};

function indicatorLine({ text, comparator, value, unit, kind, sentence }: ParsedIndicator): string {
  const target = value === null ? '以上年或平均水平为准' : `${value}${unit ?? ''}`;
  const how = kind === 'implied' ? '（由措辞推定）' : '';
  return `指标 第${sentence}句：${text}  →  ${comparators[comparator]} ${target}${how}`;
}

function clauseLines(clause: ParsedClause): readonly string[] {
  const { responsible, due } = clause;
  return [
    `（${clause.numeral}）${clause.heading ?? '（无标题）'}`,
    ...clause.sentences.map(({ index, text }) => `  ${index}. ${text}`),
    ...clause.indicators.map((each) => `  ${indicatorLine(each)}`),
    ...(responsible && responsible.lead.length > 0 ? [`  牵头：${responsible.lead.join('、')}`] : []),
    ...(responsible && responsible.support.length > 0 ? [`  配合：${responsible.support.join('、')}`] : []),
    ...(due === null ? [] : [`  时限：${due}`]),
  ];
}

function sectionLines({ numeral, heading, lead, clauses }: ParsedSection): readonly string[] {
  const title = [numeral, heading].filter((each) => each !== null).join('、');
  const indent = title === '' ? '' : '  ';
  return [
    ...(title === '' ? [] : ['', title]),
    ...(lead === '' ? [] : [`${indent}${lead}`]),
    ...clauses.flatMap(clauseLines).map((line) => indent + line),
  ];
}

/** A parsed document for people: head, parts, clauses with their sentences and targets, attachments, a tally. */
export function documentTree(document: ParsedDocument): string {
  const clauses = document.sections.flatMap((section) => section.clauses);
  const count = (of: (clause: ParsedClause) => readonly unknown[]) =>
    clauses.reduce((sum, each) => sum + of(each).length, 0);
  return [
    `标题：${document.title ?? '（文中没有）'}`,
    `文号：${document.number ?? '（文中没有）'}`,
    `成文日期：${document.issuedOn ?? '（文中没有）'}`,
    ...document.sections.flatMap(sectionLines),
    ...document.attachments.flatMap(({ label, title }) => ['', `${label} ${title ?? ''}`.trim()]),
    '',
    `共 ${document.sections.length} 个部分、${clauses.length} 条、${count((each) => each.sentences)} 句、${count((each) => each.indicators)} 个指标。`,
  ].join('\n');
}
