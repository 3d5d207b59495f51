import type { Post, Unit, UnitType } from './types';

/** The head's title by the last word of the unit's name. */
const headTitles: readonly (readonly [RegExp, string])[] = [
  [/厅$/u, '厅长'],
  [/局$/u, '局长'],
  [/部$/u, '部长'],
  [/(?:办|办公室|办公厅|工作站|中心|委员会|委)$/u, '主任'],
];

/** The name without what stands in （）. */
const bareName = (unit: Unit): string => unit.name.replace(/（[^）]*）/gu, '');

function headTitle(unit: Unit, type: UnitType | null): string {
  const own = type?.heads?.[unit.level];
  if (own !== undefined) return own;
  const name = bareName(unit);
  return headTitles.find(([pattern]) => pattern.test(name))?.[1] ?? '负责人';
}

/** The full title of a post: 疏勒县委书记, 疏勒县农业农村局局长, 喀什地委农办副主任, …工作人员. */
export function postTitle(unit: Unit, type: UnitType | null, post: Post): string {
  const name = bareName(unit);
  switch (post) {
    case 'secretary':
      return `${name}书记`;
    case 'head':
      return `${name}${headTitle(unit, type)}`;
    case 'deputy':
      return `${name}副${headTitle(unit, type)}`;
    case 'officer':
      return `${name}工作人员`;
  }
}
