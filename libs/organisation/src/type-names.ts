import type { UnitType } from './types';

/** Short forms people write that no list of names contains. */
const usual: Readonly<Record<string, string>> = {
  发改委: 'drc',
  农办: 'rural_office',
  农村工作领导小组办公室: 'rural_office',
  团区委: 'youth',
  党委办公厅: 'party_office',
  政府办公厅: 'gov_office',
  人民政府办公厅: 'gov_office',
  民宗委: 'ethnic',
  文旅厅: 'culture',
  国网新疆电力公司: 'grid',
};

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

/** A finder of unit types by what a document calls them; a spelling that two types share finds neither. */
export function typeFinder(types: readonly UnitType[]): (name: string) => string | null {
  const found = new Map<string, string | null>();
  for (const type of types) {
    for (const name of spellings(type)) {
      const other = found.get(name);
      found.set(name, other === undefined || other === type.code ? type.code : null);
    }
  }
  for (const [name, code] of Object.entries(usual)) found.set(name, code);
  return (name) => found.get(bare(name)) ?? null;
}
