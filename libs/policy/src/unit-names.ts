const openers = '（([〔【';
const closers = '）)]〕】';

/** Cuts a text at marks that stand outside of brackets: 各县（市、区）政府 is one name. */
export function splitOutside(text: string, mark: RegExp): readonly string[] {
  const pieces: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (openers.includes(character)) depth++;
    else if (closers.includes(character)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && mark.test(character)) {
      pieces.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...pieces, text.slice(from)];
}

const suffix = '厅局委办部署院会社府组处站队县市州区团师乡镇村校行团所司兵政门心）)';
const joinedByAnd = new RegExp(
  `(?<=[${suffix}])(?:和|以及|及其|及|与)(?!(?:人民)?政府|行政公署|单位|相关单位|有关单位)(?=.*[${suffix}企业位])`,
  'u',
);
const others =
  /等(?:[省市县区州]级|[省市县区州]直|中央)?(?:各)?(?:有关|相关)?(?:部门|单位|成员单位|部门单位|部门和单位)?$/u;

/** Names of units in a list: 、 and spaces part them, 和 only between two full names. */
export function unitNames(text: string): string[] {
  return splitOutside(text, /[、/\s]/u)
    .flatMap((each) => each.split(joinedByAnd))
    .map((each) =>
      each
        .replace(/^(?:由|以及|及|和|与)/u, '')
        .replace(others, '')
        .trim(),
    )
    .filter((each) => each.length > 0 && each.length <= 40);
}

const certain =
  /(?:[厅局委办部署院]|委员会|办公室|中心|公司|法院|银行|[总支]行|总社|联社|工商联|党校)(?:[（(〔【].{1,16}[)）〕】])?$/u;
const possible =
  /^(?:各[\u4e00-\u9fff（(、)）]{1,16}|[\u4e00-\u9fff]{0,8}(?:有关|相关|成员)(?:部门|单位)|[\u4e00-\u9fff]{0,10}(?:乡镇|镇街|街道)|[\u4e00-\u9fff]{2,10}(?:县|市|区|乡|镇|街道|团场|师|会|联|社|队|站|所|政府|党委))$/u;

/** Whether a text is nothing but names of units: at least one is a body's for certain, none is anything else. */
export function isUnitList(text: string): boolean {
  const names = unitNames(text);
  return (
    names.length > 0 &&
    names.some((each) => each.length >= 3 && certain.test(each)) &&
    names.every((each) => each.length <= 24 && (certain.test(each) || possible.test(each))) &&
    !/[“”"《》\d]|^(?:含|包括|如|即|以下|原|不含|下同|简称)/u.test(text)
  );
}
