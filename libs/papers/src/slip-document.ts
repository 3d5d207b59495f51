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
  const name = slipNames[facts.kind];
  const children =
    facts.kind === 'notice'
      ? noticeOf(facts)
      : facts.kind === 'circular'
        ? circularOf(facts)
        : interviewOf(facts);
  return toDocx(`${name}：${facts.title}`, facts.office, children);
}

/** 督办通知单: the fields as a table, then the form by which the unit answers. */
function noticeOf(facts: SlipFacts): readonly (Paragraph | Table)[] {
  const { number, office, lead, support, title: matter, document } = facts;
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
      wide('要求与指标', facts.indicators.length === 0 ? '按立项依据所列要求全面落实' : facts.indicators),
      pair(
        '交办日期',
        longDate(facts.assignedOn),
        '签收时限',
        facts.acceptBy === null ? '已签收' : longDate(facts.acceptBy),
      ),
      pair('反馈周期', facts.rhythm, '办结时限', `${longDate(facts.dueOn)}${late}`),
      pair('紧急程度', facts.lateWorkingDays > 0 ? '加急' : '平件', '联系人、电话', ''),
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
    ...imprint(facts.copies, office, facts.date),
  ];
}

function circularOf(facts: SlipFacts): readonly Paragraph[] {
  const { lead, title: matter, office } = facts;
  return [
    ...redHead(office, facts.number),
    title(`关于“${matter}”逾期未办结情况的通报`),
    addressee('各有关单位'),
    body(
      `根据${fileName(facts.document)}要求，${facts.office}对有关任务落实情况进行了督办。现将有关情况通报如下。`,
    ),
    body('一、任务要求', '黑体'),
    ...facts.basis.map(({ clause, text }) => body(`第${clause}条明确：${text}`)),
    body(`该任务由${lead}牵头${support(facts)}，办结时限为${longDate(facts.dueOn)}。`),
    body('二、存在问题', '黑体'),
    body(standing(facts)),
    body('三、工作要求', '黑体'),
    body(`${lead}要认真分析原因，明确责任人和完成时间，自本通报印发之日起10个工作日内报送整改落实情况。`),
    body('各有关单位要引以为戒，对照任务清单逐项落实。有不同意见的，可在30日内申请复核。'),
    ...instruction(facts),
    ...signature(office, facts.date),
    ...imprint(facts.copies, office, facts.date),
  ];
}

function interviewOf(facts: SlipFacts): readonly Paragraph[] {
  const { lead, title: matter, office } = facts;
  return [
    ...redHead(office, facts.number),
    title(`关于“${matter}”的约谈通知书`),
    addressee(lead),
    body(
      `${fileName(facts.document)}交由你单位牵头落实的“${matter}”，办结时限为${longDate(facts.dueOn)}。${standing(facts)}`,
    ),
    body(`经研究，决定就此事项对你单位主要负责人进行约谈，请围绕进展情况、逾期原因和整改措施作好准备。`),
    body('约谈时间：　　　　年　　月　　日　　时'),
    body('约谈地点：'),
    ...instruction(facts),
    body('有不同意见的，可在30日内申请复核。'),
    ...signature(office, facts.date),
    ...imprint(facts.copies, office, facts.date),
  ];
}

function standing({ lead, lateWorkingDays, progress }: SlipFacts): string {
  const done = progress === null ? '尚未反馈完成进度' : `反馈的完成进度为${progress}%`;
  return `截至目前，${lead}${done}，已逾期${lateWorkingDays}个工作日（中止、待审核及节假日不计），仍未办结。`;
}

function instruction({ instruction: text }: SlipFacts): Paragraph[] {
  return text === null ? [] : [body(`审定意见：${text}`)];
}

const support = ({ support: units }: SlipFacts): string =>
  units.length === 0 ? '' : `、${units.join('、')}配合`;
const fileName = ({ title: name, number }: SlipFacts['document']): string =>
  `《${name}》${number === null ? '' : `（${number}）`}`;

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
