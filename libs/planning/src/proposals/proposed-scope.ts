import type { Level, Organisation, Territory } from '@duban/organisation';
import type { Scope } from '../types';

/** Where a proposed task applies, as far as its words say. */
export interface ProposedScope {
  readonly scope: Scope;
  /** Places its words name. */
  readonly places: readonly string[];
  /** True where its words speak of places, so that a person should look. */
  readonly guessed: boolean;
}

const everywhere: ProposedScope = { scope: 'all', places: [], guessed: false };

/** The region's own words for some of its places; the first that fits counts. */
const words: readonly (readonly [Scope, RegExp])[] = [
  ['southern', /南疆(?:四地州|各?地州|地区)|(?:面向|支持|实施|推进|推动|带动|促进)[^，。；]{0,6}南疆/u],
  ['northern', /北疆(?:各?地州|地区)/u],
  ['poverty', /(?:\d+个|各)?(?:脱贫县|乡村振兴重点帮扶县|重点帮扶县)(?!级)/u],
  ['resettlement', /(?:易地搬迁|集中)安置(?:点|区|社区)/u],
  ['pilot', /试点(?:县|乡镇|乡|村|地区|地州|县市|单位)/u],
  ['demo-villages', /(?:示范|重点)村(?!镇)/u],
  [
    'conditional',
    /边境(?:县|团场|乡镇|村)|沿边(?:县|地区)|有条件的(?:县|地方|地区|乡镇|村)|粮食主产县|产粮大县/u,
  ],
];

/** Names of fewer characters are found in other words. */
const leastName = 3;

/**
 * The scope of a task that the region issues, by the words that speak of some of its places only (南疆四地州, 边境县,
 * 试点县), or by names of prefectures and counties. Whoever issues below the region means its own subtree, named by
 * itself.
 */
export function proposedScope(organisation: Organisation, text: string, issuer: Level): ProposedScope {
  if (issuer !== 'region') return everywhere;
  const scope = words.find(([, pattern]) => pattern.test(text))?.[0];
  if (scope !== undefined) return { scope, places: [], guessed: true };
  const places = namedPlaces(organisation, text);
  return places.length === 0 ? everywhere : { scope: 'conditional', places, guessed: true };
}

/** Prefectures and counties that a text names, none within another it names. */
function namedPlaces(organisation: Organisation, text: string): readonly string[] {
  if (!/[州县市区]/u.test(text)) return [];
  const found: Territory[] = [];
  for (const prefecture of organisation.children('65')) {
    for (const place of [prefecture, ...organisation.children(prefecture.code)]) {
      if (isNamed(organisation, place, text)) found.push(place);
    }
  }
  return found
    .filter(
      (place) => !found.some((other) => other !== place && organisation.isWithin(place.code, other.code)),
    )
    .map(({ code }) => code);
}

function isNamed(organisation: Organisation, place: Territory, text: string): boolean {
  const { short } = organisation.placeNames(place);
  return [place.name, short].some(
    (name) => name.length >= leastName && /[州县市区]$/u.test(name) && text.includes(name),
  );
}
