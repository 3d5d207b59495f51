import type { PlaceNames, Territory } from '@duban/organisation';

/** Ends of place names with the title of the government's head there. */
const heads: readonly (readonly [RegExp, string])[] = [
  [/自治州$/u, '州长'],
  [/乡$/u, '乡长'],
  [/镇$/u, '镇长'],
  [/县$/u, '县长'],
  [/区$/u, '区长'],
  [/市$/u, '市长'],
  [/团$/u, '团长'],
  [/场$/u, '场长'],
];

/**
 * The two leaders of a place by their titles, party first: 喀什地委书记、喀什地区行政公署专员; 昌吉州党委书记、昌吉回族自治州州长;
 * 乌鲁木齐市委书记、乌鲁木齐市市长; 第一师阿拉尔市党委书记、政委 and 第一师阿拉尔市师长、市长.
 */
export function leaderTitles(territory: Territory, names: PlaceNames): readonly string[] {
  const commissar = territory.corps && ['region', 'prefecture', 'township'].includes(territory.level);
  return [`${names.party}书记${commissar ? '、政委' : ''}`, headOf(territory, names)];
}

function headOf({ level, name, kind, corps }: Territory, { place, government }: PlaceNames): string {
  switch (level) {
    case 'region':
      return corps ? `${place}司令员` : `${government}主席`;
    case 'prefecture':
      if (corps) return `${place}师长${place.endsWith('市') ? '、市长' : ''}`;
      return name.endsWith('地区') ? `${government}专员` : `${place}${titleAt(name)}`;
    case 'county':
      return `${place}${titleAt(name)}`;
    case 'township':
      return kind.endsWith('subdistrict') && !/(?:会|区|中心)$/u.test(name)
        ? `${place.replace(/办事处$/u, '')}办事处主任`
        : `${place}${titleAt(name)}`;
    case 'village':
      return corps ? `${place}连长` : `${place}${kind === 'community' ? '居民' : '村民'}委员会主任`;
  }
}

function titleAt(name: string): string {
  return heads.find(([pattern]) => pattern.test(name))?.[1] ?? '主要负责人';
}
