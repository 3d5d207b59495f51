import { loadOrganisation } from '@duban/seeds';
import { strFromU8, unzipSync } from 'fflate';
import { leaderTitles } from './leader-titles';
import { slipDocument } from './slip-document';
import type { SlipFacts } from './slip-facts';
import { proposedWording } from './slip-wording.text';

const facts: SlipFacts = {
  kind: 'notice',
  number: '喀什地委农办督〔2023〕12号',
  office: '喀什地委农办',
  title: '扩种大豆油料',
  document: { title: '关于做好2023年全面推进乡村振兴重点工作的实施意见', number: '新党发〔2023〕1号' },
  basis: [{ clause: 14, text: '扩种大豆油料 <100万亩> & 更多。' }],
  lead: '喀什地区农业农村局',
  support: ['喀什地区财政局'],
  indicators: ['大豆面积 ≥100万亩'],
  assignedOn: '2023-02-20',
  acceptBy: '2023-02-22',
  rhythm: '每季度',
  dueOn: '2023-05-31',
  lateWorkingDays: 3,
  progress: 40,
  instruction: '请抓紧办理。',
  copies: ['喀什地委书记', '喀什地区行政公署专员'],
  date: '2023-06-05',
};

/** The document's XML, its text alone, and its other parts, as another library unpacks them. */
function partsOf(bytes: Buffer) {
  const parts = Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)] as const);
  const part = (path: string): string => new Map(parts).get(path) ?? '';
  const document = part('word/document.xml');
  const text = document.replaceAll('</w:p>', '\n').replaceAll(/<[^>]+>/gu, '');
  const footers = parts.filter(([path]) => /^word\/footer\d\.xml$/u.test(path)).map(([, xml]) => xml);
  return { document, text, part, footers };
}

describe('official slips', () => {
  it('stand on the page of GB/T 9704: margins, 22 lines of 28 characters, the red rule, page numbers', async () => {
    const { document, part, footers } = partsOf(await slipDocument(facts));
    expect(document).toMatch(/<w:pgSz w:w="11906" w:h="16838"/u);
    expect(document).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/u);
    const [, pitch] = /<w:docGrid w:type="linesAndChars" w:linePitch="(\d+)" w:charSpace="-\d+"\/>/u.exec(
      document,
    )!;
    expect(Math.floor(((225 / 25.4) * 1440) / Number(pitch))).toBe(22);
    expect(document).toMatch(/<w:pBdr><w:bottom w:val="single" w:color="D00000"/u);
    expect(document).toContain('w:eastAsia="方正小标宋简体"');
    expect(part('word/fontTable.xml')).toContain('w:name="仿宋_GB2312"');
    expect(part('word/settings.xml')).toContain('<w:evenAndOddHeaders');
    const edges = footers.map((xml) => /w:jc w:val="(\w+)"/u.exec(xml)?.[1]);
    expect(new Set(edges)).toEqual(new Set(['left', 'right']));
  });

  it('are set in its type: 3号 body, 2号 title, lines of 28.95 points, 28 characters a line, 4号 page numbers', async () => {
    const { document, footers } = partsOf(await slipDocument({ ...facts, kind: 'circular' }));
    const runs = [...document.matchAll(/<w:r>.*?<\/w:r>/gu)].map(([xml]) => ({
      text: xml.replaceAll(/<[^>]+>/gu, ''),
      size: Number(/<w:sz w:val="(\d+)"/u.exec(xml)?.[1]),
      face: /w:eastAsia="([^"]+)"/u.exec(xml)?.[1],
    }));
    const run = (text: string) => runs.find((each) => each.text.includes(text));
    // Half-points: 2号 is 22 points, 3号 is 16.
    expect(run('通报')).toMatchObject({ size: 44, face: '方正小标宋简体' });
    expect(run('请抓紧办理')).toMatchObject({ size: 32, face: '仿宋_GB2312' });
    const letters = runs.filter(({ face }) => face === '仿宋_GB2312').map(({ size }) => size);
    expect(letters.filter((size) => size === 32).length).toBeGreaterThan(letters.length / 2);
    // Twips: 28.95 points, 22 of which fill 225 mm.
    expect(document).toMatch(/<w:spacing[^>]*w:line="579"[^>]*w:lineRule="exact"/u);
    const [, space = '0'] = /w:charSpace="(-?\d+)"/u.exec(document) ?? [];
    const character = 16 + Number(space) / 4096;
    expect(Math.floor(((156 / 25.4) * 72) / character + 0.01)).toBe(28);
    for (const footer of footers) {
      expect(footer).toContain('<w:sz w:val="28"/>');
      expect(footer).toContain('PAGE');
      const plain = footer.replaceAll(/<w:instrText[^>]*>[^<]*<\/w:instrText>/gu, '1');
      expect(plain.replaceAll(/<[^>]+>/gu, '')).toMatch(/^— ?1 ?—$/u);
    }
  });

  it('name everything a 督办通知单 must', async () => {
    const { text } = partsOf(await slipDocument(facts));
    for (const words of [
      '喀什地委农办督〔2023〕12号',
      '督办通知单',
      '第14条：扩种大豆油料 &lt;100万亩&gt; &amp; 更多。',
      '《关于做好2023年全面推进乡村振兴重点工作的实施意见》（新党发〔2023〕1号）',
      '喀什地区农业农村局',
      '2023年2月22日',
      '2023年5月31日（已逾期3个工作日）',
      '每季度',
      '请抓紧办理。',
      '办理情况反馈表',
      '负责人签字',
      '审核意见',
      '抄送：喀什地委书记，喀什地区行政公署专员。',
      '2023年6月5日印发',
    ]) {
      expect(text).toContain(words);
    }
    const draft = partsOf(await slipDocument({ ...facts, number: null }));
    expect(draft.text).toContain('代拟稿');
  });

  it('say in a 通报 and a 约谈通知书 what is late, and how to object', async () => {
    const circular = partsOf(await slipDocument({ ...facts, kind: 'circular' }));
    expect(circular.text).toContain('关于“扩种大豆油料”逾期未办结情况的通报');
    expect(circular.text).toContain('喀什地区农业农村局反馈的完成进度为40%，已逾期3个工作日');
    expect(circular.text).toContain('申请复核');
    const interview = partsOf(await slipDocument({ ...facts, kind: 'interview' }));
    expect(interview.text).toContain('约谈通知书');
    expect(interview.text).toContain('约谈时间');
  });
});

describe('leaders', () => {
  const organisation = loadOrganisation();
  it.each([
    ['65', '自治区党委书记', '自治区人民政府主席'],
    ['6531', '喀什地委书记', '喀什地区行政公署专员'],
    ['6523', '昌吉州党委书记', '昌吉回族自治州州长'],
    ['6501', '乌鲁木齐市委书记', '乌鲁木齐市市长'],
    ['653122', '疏勒县委书记', '疏勒县县长'],
    ['650102', '天山区委书记', '天山区区长'],
    ['653122100', '疏勒县疏勒镇党委书记', '疏勒县疏勒镇镇长'],
    ['BT', '兵团党委书记、政委', '兵团司令员'],
    ['BT01', '第一师阿拉尔市党委书记、政委', '第一师阿拉尔市师长、市长'],
    ['BT12', '第十二师党委书记、政委', '第十二师师长'],
    ['650103501', '第十二师一零四团党委书记、政委', '第十二师一零四团团长'],
    ['659002', '阿拉尔市委书记', '阿拉尔市市长'],
  ])('of %s are %s and %s', (code, party, government) => {
    const territory = organisation.territory(code)!;
    expect(leaderTitles(territory, organisation.placeNames(territory))).toEqual([party, government]);
  });

  it('say what people worded, and else what the engine proposes', async () => {
    const plain = { ...facts, kind: 'interview', copies: [] } as const;
    const asProposed = partsOf(await slipDocument({ ...plain, wording: proposedWording(plain) }));
    expect(asProposed.document).toBe(partsOf(await slipDocument(plain)).document);
    expect(asProposed.text).not.toContain('抄送');
    const wording = {
      ...proposedWording(plain),
      ...{ title: '大豆扩种进度', findings: '第一段。\n第二段。', demands: ['请准备书面材料。'] },
      ...{ meetingTime: '2023年6月9日10时', meetingPlace: '地委二号会议室', copies: ['喀什地委书记'] },
    };
    const { text } = partsOf(await slipDocument({ ...plain, wording }));
    const said = ['关于“大豆扩种进度”的约谈通知书', '第一段。\n', '第二段。\n', '请准备书面材料。'];
    const more = ['约谈时间：2023年6月9日10时', '约谈地点：地委二号会议室', '抄送：喀什地委书记。'];
    for (const part of [...said, ...more]) expect(text).toContain(part);
    expect(text).not.toContain('扩种大豆油料');
    const notice = { ...proposedWording(facts), contact: '张三 0998-1234567', demands: ['月底前完成'] };
    const printed = partsOf(await slipDocument({ ...facts, wording: notice })).text;
    expect(printed).toContain('张三 0998-1234567');
    expect(printed).toContain('月底前完成');
    expect(printed).not.toContain('大豆面积 ≥100万亩');
    const broken = { ...facts, instruction: '请\u0001抓\u000B紧\uFFFF' };
    expect(partsOf(await slipDocument(broken)).text).toContain('请抓紧');
  });
});
