import {
  AlignmentType,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import {
  addressee,
  body,
  imprint,
  longDate,
  plain,
  redHead,
  signature,
  title,
  toDocx,
  words,
} from './official-layout';
import type { SlipFacts, SlipKind } from './slip-facts';
import { fileName, proposedWording } from './slip-wording.text';
import type { SlipWording } from './slip-wording.text';

/** What each slip is called. */
export const slipNames: Readonly<Record<SlipKind, string>> = {
  notice: '督办通知单',
  circular: '通报',
  interview: '约谈通知书',
};

/** Of one line of a table, in twips: closer than the body, as the fields are many. */
const tableLine = 440;
const columns = [1700, 2722, 1700, 2722] as const;
const whole = columns.reduce((sum, width) => sum + width, 0);

/** The slip as an official document, .docx. */
export async function slipDocument(facts: SlipFacts): Promise<Buffer> {
  const worded = { ...facts, wording: facts.wording ?? proposedWording(facts) };
  return toDocx(
    `${slipNames[facts.kind]}：${worded.wording.title}`,
    facts.office,
    documents[facts.kind](worded),
  );
}

type Worded = SlipFacts & { readonly wording: SlipWording };

const documents: Readonly<Record<SlipKind, (facts: Worded) => readonly (Paragraph | Table)[]>> = {
  notice: noticeOf,
  circular: circularOf,
  interview: interviewOf,
};

/** 督办通知单: the fields as a table, then the form by which the unit answers. */
function noticeOf(facts: Worded): readonly (Paragraph | Table)[] {
  const { number, office, lead, support, document, wording } = facts;
  const { title: matter } = wording;
  const late = facts.lateWorkingDays > 0 ? `（已逾期${facts.lateWorkingDays}个工作日）` : '';
  return [
    ...redHead(office, number),
    title(slipNames.notice),
    grid([
      wide('事项名称', matter),
      wide('立项依据', [
        fileName(document),
        ...facts.basis.map(({ clause, text }) => `第${clause}条：${text}`),
      ]),
      pair('主办单位', lead, '协办单位', support.length === 0 ? '无' : support.join('、')),
      wide('要求与指标', wording.demands),
      pair(
        '交办日期',
        longDate(facts.assignedOn),
        '签收时限',
        facts.acceptBy === null ? '已签收' : longDate(facts.acceptBy),
      ),
      pair('反馈周期', facts.rhythm, '办结时限', `${longDate(facts.dueOn)}${late}`),
      pair('紧急程度', facts.lateWorkingDays > 0 ? '加急' : '平件', '联系人、电话', wording.contact),
      wide('领导批示', facts.instruction ?? ''),
    ]),
    ...signature(office, facts.date),
    new Paragraph({ pageBreakBefore: true, children: [words('附件', '黑体')] }),
    title('办理情况反馈表'),
    grid([
      wide('事项名称', matter),
      pair('主办单位', lead, '填报日期', ''),
      wide('进展情况', facts.progress === null ? '' : `系统登记的完成进度为${facts.progress}%。`, 3),
      wide('存在问题', '', 3),
      wide('下步措施', '', 3),
      wide('佐证材料', '', 2),
      pair('负责人签字', '', '单位公章', '', 2),
      wide('审核意见', '', 3),
    ]),
    ...imprint(wording.copies, office, facts.date),
  ];
}

function circularOf(facts: Worded): readonly Paragraph[] {
  const { lead, office, wording } = facts;
  return [
    ...redHead(office, facts.number),
    title(`关于“${wording.title}”逾期未办结情况的通报`),
    addressee('各有关单位'),
    body(
      `根据${fileName(facts.document)}要求，${facts.office}对有关任务落实情况进行了督办。现将有关情况通报如下。`,
    ),
    body('一、任务要求', '黑体'),
    ...facts.basis.map(({ clause, text }) => body(`第${clause}条明确：${text}`)),
    body(`该任务由${lead}牵头${support(facts)}，办结时限为${longDate(facts.dueOn)}。`),
    body('二、存在问题', '黑体'),
    ...paragraphs(wording.findings).map((text) => body(text)),
    body('三、工作要求', '黑体'),
    ...wording.demands.map((text, i) => body(i + 1 === wording.demands.length ? `${text}${remedy}` : text)),
    ...instruction(facts),
    ...signature(office, facts.date),
    ...imprint(wording.copies, office, facts.date),
  ];
}

/** Said whoever words it: a unit may object. */
const remedy = '有不同意见的，可在30日内申请复核。';

function interviewOf(facts: Worded): readonly Paragraph[] {
  const { lead, office, wording } = facts;
  const { meetingTime, meetingPlace } = wording;
  return [
    ...redHead(office, facts.number),
    title(`关于“${wording.title}”的约谈通知书`),
    addressee(lead),
    ...paragraphs(wording.findings).map((text) => body(text)),
    ...wording.demands.map((text) => body(text)),
    body(`约谈时间：${meetingTime === '' ? '　　　　年　　月　　日　　时' : meetingTime}`),
    body(`约谈地点：${meetingPlace}`),
    ...instruction(facts),
    body(remedy),
    ...signature(office, facts.date),
    ...imprint(wording.copies, office, facts.date),
  ];
}

/** A paragraph a line, as it was written. */
const paragraphs = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function instruction({ instruction: text }: Worded): Paragraph[] {
  return text === null ? [] : [body(`审定意见：${text}`)];
}

const support = ({ support: units }: Worded): string =>
  units.length === 0 ? '' : `、${units.join('、')}配合`;

/** A row: names and contents, and how many lines high it is at the least. */
interface Row {
  readonly cells: readonly (readonly [name: string, content: readonly string[]])[];
  readonly lines: number;
}

const many = (content: string | readonly string[]): readonly string[] =>
  typeof content === 'string' ? [content] : content;

function wide(name: string, content: string | readonly string[], lines = 1): Row {
  return { cells: [[name, many(content)]], lines };
}

function pair(name: string, content: string, other: string, more: string, lines = 1): Row {
  return {
    cells: [
      [name, [content]],
      [other, [more]],
    ],
    lines,
  };
}

function grid(rows: readonly Row[]): Table {
  return new Table({
    columnWidths: [...columns],
    width: { size: whole, type: WidthType.DXA },
    alignment: AlignmentType.CENTER,
    rows: rows.map(
      ({ cells, lines }) =>
        new TableRow({
          cantSplit: true,
          height: { value: tableLine * lines + 240, rule: 'atLeast' },
          children: cells.flatMap(([name, content]) => [
            cell([name], { bold: true, span: 1 }),
            cell(content, { bold: false, span: cells.length === 1 ? 3 : 1 }),
          ]),
        }),
    ),
  });
}

function cell(
  lines: readonly string[],
  { bold, span }: { readonly bold: boolean; readonly span: number },
): TableCell {
  const width = bold ? columns[0] : span === 3 ? whole - columns[0] : columns[1];
  return new TableCell({
    columnSpan: span,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { left: 80, right: 80, top: 40, bottom: 40 },
    children: lines.map((text) =>
      plain([words(text, bold ? '黑体' : '仿宋_GB2312', { size: 28 })], {
        alignment: bold ? AlignmentType.CENTER : AlignmentType.LEFT,
        spacing: { line: tableLine, lineRule: LineRuleType.EXACT },
      }),
    ),
  });
}
