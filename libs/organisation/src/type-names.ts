import type { UnitType } from './types';

const bare = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/\([^)]*\)/gu, '')
    .replace(/^(?:新疆维吾尔)?自治区/u, '')
    .replace(/^党委(?!农|办|社会)/u, '');

/** The ways a type may be written: its short and proper names, without 自治区 and 党委, as a 局 and as a 部门. */
function spellings(type: UnitType): readonly string[] {
  const names = [
    type.short,
    ...Object.values(type.names),
    ...(type.renames ?? []).flatMap((rename) => Object.values(rename.names)),
  ]
    .map((name) => bare(name.replace(/\{\w+\}/gu, '')))
    .filter((name) => name.length > 1);
  return [
    ...new Set(names.flatMap((name) => [name, name.replace(/[厅局]$/u, '部门'), name.replace(/^党委/u, '')])),
  ];
}

const rank = /(?:厅|局|委员会|委|部门|分局)$/u;

/** A department's name without the word for its rank, which differs from level to level (卫健委, 卫健局). */
function stem(name: string): string | null {
  const rest = name.replace(rank, '');
  return rest !== name && rest.length > 1 ? rest : null;
}

/** Where the name of a place may end within the name of a unit: 疏勒县｜水利局, 喀什地区｜农业农村局. */
const placeEnd =
  /(?:自治区|自治州|自治县|地区|兵团|垦区|[县市区州地师团乡镇旗盟])(?:党?委(?!农|办)|人民政府(?!办)|政府(?!办))?/gu;

/** The name, then what follows each place's name it may begin with, the longest first. */
function* withoutPlace(name: string): Generator<string> {
  yield name;
  for (const match of name.matchAll(placeEnd)) {
    const rest = name.slice(match.index + match[0].length);
    if (rest.length > 1) yield rest;
  }
}

/**
 * A finder of unit types by what a document calls them, at any level (自治区水利厅, 疏勒县水利局, 县委组织部, 生态环境
 * 分局). `aliases` are short forms that no list of names contains; a spelling that two types share finds neither.
 */
export function typeFinder(
  types: readonly UnitType[],
  aliases: Readonly<Record<string, string>> = {},
): (name: string) => string | null {
  const found = new Map<string, string | null>();
  const stems = new Map<string, string | null>();
  const add = (to: Map<string, string | null>, name: string | null, code: string): void => {
    if (name === null) return;
    const other = to.get(name);
    to.set(name, other === undefined || other === code ? code : null);
  };
  for (const type of types) {
    for (const name of spellings(type)) {
      add(found, name, type.code);
      add(stems, stem(name), type.code);
    }
  }
  for (const [name, code] of Object.entries(aliases)) found.set(name, code);
  const known = (name: string): string | null => found.get(name) ?? stems.get(stem(name) ?? name) ?? null;
  return (name) => {
    for (const rest of withoutPlace(bare(name))) {
      const type = known(rest);
      if (type !== null) return type;
    }
    return null;
  };
}
