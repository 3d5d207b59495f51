import { parseDocument } from './parse-document';

function responsible(text: string) {
  return parseDocument(text).sections.flatMap(({ clauses }) => clauses.map((each) => each.responsible));
}

describe('what a document says once for all its tasks', () => {
  it.each([
    '各项任务列第一位的为牵头单位。',
    '排名第一的责任单位为牵头单位。',
    '责任单位中，第一个为牵头单位。',
    '牵头单位为排在首位的责任单位。',
  ])('%s', (rule) => {
    const text = `某县任务分工方案\n${rule}\n一、稳产保供\n1.种粮。面积稳定。（责任单位：县农业农村局、县财政局）\n2.用水。节约用水。（牵头单位：县水利局；责任单位：县财政局）`;
    expect(responsible(text)).toEqual([
      { lead: ['县农业农村局'], support: ['县财政局'] },
      { lead: ['县水利局'], support: ['县财政局'] },
    ]);
  });

  it('holds for a statement of one unit, and where the rule itself stands in a bracket', () => {
    const text =
      '某县任务分工方案\n1.种粮。面积稳定。（责任单位：县农业农村局、县财政局，列第一位的为牵头单位，下同）\n2.用水。节约用水。（责任单位：县水利局）';
    expect(responsible(text)).toEqual([
      { lead: ['县农业农村局'], support: ['县财政局'] },
      { lead: ['县水利局'], support: [] },
    ]);
  });

  it.each([
    ['below the part’s heading', '一、用水\n以下任务由县水利局牵头，县财政局配合。', ''],
    ['in the heading’s bracket', '一、用水（县水利局牵头，县财政局配合）', ''],
    ['as lines of their own', '一、用水\n牵头单位：县水利局\n配合单位：县财政局', ''],
    ['at the end of the part', '一、用水', '\n以上任务由县水利局牵头，县财政局配合。'],
  ])('is stated %s for the clauses that name nobody', (_, head, end) => {
    const text = `某县任务分工方案\n${head}\n（一）节水。推广滴灌。\n（二）调水。修建渠道。（县发改委负责）\n（三）保水。保护水源。${end}\n二、种粮\n（一）稳面积。面积稳定。`;
    const water = { lead: ['县水利局'], support: ['县财政局'] };
    expect(responsible(text)).toEqual([water, { lead: ['县发改委'], support: [] }, water, null]);
  });

  it('is stated in the preamble for all, but not by a label of the page', () => {
    const text = (line: string) =>
      `某县水利工作方案\n责任部门：县政府办\n${line}\n一、节水。推广滴灌。\n二、调水。修建渠道。（县发改委负责）`;
    expect(responsible(text('以下任务由县水利局负责。'))).toEqual([
      { lead: ['县水利局'], support: [] },
      { lead: ['县发改委'], support: [] },
    ]);
    expect(responsible(text('现将任务分解如下。'))[0]).toBeNull();
  });

  it('says of figures and clauses that make no task where they stand', () => {
    const { remarks } = parseDocument(
      '某县水利工作方案\n各部门要完成投资3亿元。\n一、目标\n粮食产量达到50万吨。\n（一）种粮。稳定面积。\n（二）用水。节约用水。\n某县人民政府\n2024年3月1日\n附件1\n任务表\n1.修渠10公里。\n2.打井5眼。',
    );
    expect(remarks.map(({ code, line }) => [code, line])).toEqual([
      ['figure-outside-clause', 2],
      ['figure-outside-clause', 4],
      ['attachment-clauses', 11],
    ]);
  });
});
