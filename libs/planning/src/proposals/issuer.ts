import type { Level, Organisation, Territory } from '@duban/organisation';
import type { ClausesOf } from '../match-templates';

/** Who issues: the places it issues to, each with all below it. */
export interface Issuer {
  readonly roots: readonly string[];
  readonly level: Level;
  readonly corps: boolean;
}

const order: readonly Level[] = ['region', 'prefecture', 'county', 'township', 'village'];
const region = '65';
const corps = 'BT';

/** Where the region issues, the Corps is asked only by what names it. */
export const regionAlone: Issuer = { roots: [region, corps], level: 'region', corps: false };

/** The issuer of a plan whose places were named: the highest of them. */
export function issuerAt(organisation: Organisation, roots: readonly string[]): Issuer {
  const places = roots.map((code) => organisation.territory(code)).filter((place) => place !== null);
  const level = order.find((each) => places.some((place) => place.level === each)) ?? 'region';
  return { roots, level, corps: places.length > 0 && places.every((place) => place.corps) };
}

/**
 * The place whose party committee, government or department wrote a document: the one its title begins with
 * (疏勒县2024年…, 关于印发《喀什地区…》的通知), else the one that signed it; the region and the Corps where neither
 * says so.
 */
export function issuerOf(organisation: Organisation, { title, closing }: ClausesOf): Issuer {
  const lines = [title ?? '', ...(closing ?? '').split('\n').reverse()];
  for (const line of lines) {
    const found = placeAtStart(organisation, line.replace(/\s/gu, ''));
    if (found === null) continue;
    if (found.code === region) return regionAlone;
    return { roots: [found.code], level: found.level, corps: found.corps };
  }
  return regionAlone;
}

const before =
  /^(?:(?:关于)?(?:印发|下发|转发|批转|发布|公布)?(?:《|〈|“)?(?:关于)?(?:印发|下发|转发)?(?:《|〈)?(?:中共|中国共产党|共青团)?)/u;

function placeAtStart(organisation: Organisation, line: string): Territory | null {
  const text = line.replace(before, '');
  const top = topPlace(organisation, text);
  if (top === null) return null;
  let { place, rest } = top;
  for (
    let next = childAt(organisation, place, rest);
    next !== null;
    next = childAt(organisation, place, rest)
  ) {
    ({ place, rest } = next);
  }
  return place;
}

interface Reading {
  readonly place: Territory;
  /** What follows its name. */
  readonly rest: string;
}

/** The region, the Corps, a prefecture or a county by its name; the longest name wins. */
function topPlace(organisation: Organisation, text: string): Reading | null {
  const whole = /^(?:新疆维吾尔)?自治区/u.exec(text)?.[0];
  if (whole !== undefined) return childReading(organisation, region, text.slice(whole.length));
  const ofCorps = /^(?:新疆生产建设)?兵团/u.exec(text)?.[0];
  if (ofCorps !== undefined) return childReading(organisation, corps, text.slice(ofCorps.length));
  let best: { place: Territory; name: string } | null = null;
  for (const root of [region, corps]) {
    for (const prefecture of organisation.children(root)) {
      for (const place of [prefecture, ...organisation.children(prefecture.code)]) {
        if (place.level !== 'prefecture' && place.level !== 'county') continue;
        const name = nameAt(organisation, place, text);
        if (name !== null && name.length > (best?.name.length ?? 0)) best = { place, name };
      }
    }
  }
  return best && { place: best.place, rest: text.slice(best.name.length) };
}

function childReading(organisation: Organisation, code: string, rest: string): Reading | null {
  const place = organisation.territory(code);
  return place && { place, rest };
}

function childAt(organisation: Organisation, above: Territory, text: string): Reading | null {
  let best: Reading | null = null;
  for (const place of organisation.children(above.code)) {
    const name = nameAt(organisation, place, text);
    if (name === null) continue;
    const rest = text.slice(name.length);
    if (best === null || rest.length < best.rest.length) best = { place, rest };
  }
  return best;
}

/** The name of a place a text begins with: its own or the usual one (昌吉州, 第一师, 巴格村). */
function nameAt(organisation: Organisation, place: Territory, text: string): string | null {
  const { short } = organisation.placeNames(place);
  const division = /^第[一二三四五六七八九十]+师/u.exec(place.name)?.[0] ?? '';
  const names = [place.name, division, /[州县市区乡镇村场]$/u.test(short) ? short : ''];
  return (
    names.filter((name) => name.length > 1 && text.startsWith(name)).sort((a, b) => b.length - a.length)[0] ??
    null
  );
}
