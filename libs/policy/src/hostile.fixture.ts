/** Texts that a reader with a quadratic step would take long over: what one repeats, a name, how often a megabyte holds it. */
const repeated: readonly (readonly [string, string, string])[] = [
  ['marks and nothing else', '', '（一）'],
  ['parts on one line', '', '一、甲。二、乙。'],
  ['opening brackets', '（一）甲。', '（'],
  ['opening quotes of two kinds', '（一）甲。', '“《'],
  ['figures without a comma', '（一）甲。', '新建公路20公里'],
  ['promises without a comma', '（一）甲。', '全覆盖应保尽保'],
  ['lines of one character', '（一）甲。\n', '路\n'],
  ['one clause of many lines', '（一）甲。\n', '新建改建农村公路\n'],
  ['statements one after the other', '（一）甲。', '（牵头单位：水利厅）'],
  ['nothing but figures', '（一）甲。', '9'],
  ['times without a comma', '（一）甲。', '2024年9月底前'],
  ['titles and no clause', '', '关于甲的意见\n'],
  ['items', '（一）甲。\n', '1.甲。\n'],
  ['attachments', '', '附件1\n一、甲。乙。\n'],
  ['decimals', '', '1.1 甲。乙。\n1.2 丙。\n'],
  ['contents', '目录\n', '一、甲乙丙\n'],
  ['boxes', '（一）甲。\n', '专栏1 甲\n'],
  ['points for stops', '', '一、甲.乙丙.\n'],
  ['halves and zeros', '（一）甲。', '一半为零'],
  ['sizes', '（一）甲。', '800人以上安置区达到20个'],
];

/** Each text at about so many characters. */
export function hostileTexts(length: number): readonly (readonly [string, string])[] {
  return repeated.map(([name, head, unit]) => [name, head + unit.repeat(Math.ceil(length / unit.length))]);
}
