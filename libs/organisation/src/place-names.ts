import type { Territory } from './types';

/** What names of units and posts at a place are made from. */
export interface PlaceNames {
  /** 喀什地区, 疏勒县, 疏勒县巴仁乡, 第一师阿拉尔市. */
  readonly place: string;
  /** 喀什地委, 昌吉州党委, 疏勒县委, 疏勒县巴仁乡党委, 巴仁乡某村党支部. */
  readonly party: string;
  /** 喀什地区行政公署, 疏勒县人民政府. */
  readonly government: string;
  /** 喀什, 昌吉州, 疏勒县. */
  readonly short: string;
}

const corpsPrefix = /^(?:新疆)?兵团(?:农|第)?(?:[一二三四五六七八九十]+师)?|^第[一二三四五六七八九十]+师/u;

/** A village's name without the words for its committee: 巴格村委会 → 巴格村. */
export function villageName(name: string): string {
  const bare = name.replace(/(?:村?民?委员?会|居民?委员?会|村民委员|居委会)$/u, '');
  if (bare === name || bare === '') return name;
  return /(?:村|社区|连|队|场|区)$/u.test(bare) || !/村?民?委/u.test(name.slice(bare.length))
    ? bare
    : `${bare}村`;
}

/** The proper names at a place; `parent` is the place above, as its names have it. */
export function placeNames(
  territory: Territory,
  parent: PlaceNames | null,
  short: string | null,
): PlaceNames {
  switch (territory.level) {
    case 'region':
      return regionNames(territory);
    case 'prefecture':
      return prefectureNames(territory, short);
    case 'county':
      return {
        place: territory.name,
        party: `${territory.name}委`,
        government: `${territory.name}人民政府`,
        short: territory.name,
      };
    case 'township':
      return townshipNames(territory, parent);
    case 'village': {
      const bare = villageName(territory.name);
      const place = `${parent?.short ?? ''}${bare}`;
      return { place, party: `${place}党支部`, government: place, short: bare };
    }
  }
}

function regionNames(territory: Territory): PlaceNames {
  const short = territory.corps ? '兵团' : '自治区';
  return {
    place: short,
    party: `${short}党委`,
    government: territory.corps ? short : `${short}人民政府`,
    short,
  };
}

/** A 地区 has a 地委 and an administrative office (行政公署), a 州 a 州党委, a division a 师市党委. */
function prefectureNames(territory: Territory, short: string | null): PlaceNames {
  const { name } = territory;
  if (territory.corps) return { place: name, party: `${name}党委`, government: name, short: name };
  if (name.endsWith('地区')) {
    const bare = name.slice(0, -2);
    return { place: name, party: `${bare}地委`, government: `${name}行政公署`, short: bare };
  }
  if (name.endsWith('自治州')) {
    const usual = short ?? `${name.slice(0, -3)}州`;
    return { place: name, party: `${usual}党委`, government: `${name}人民政府`, short: usual };
  }
  return { place: name, party: `${name}委`, government: `${name}人民政府`, short: name.slice(0, -1) };
}

function townshipNames(territory: Territory, parent: PlaceNames | null): PlaceNames {
  const bare = territory.corps ? territory.name.replace(corpsPrefix, '') || territory.name : territory.name;
  const place = `${parent?.place ?? ''}${bare}`;
  const street = territory.kind.endsWith('subdistrict');
  return {
    place,
    party: `${street ? place.replace(/办事处$/u, '') : place}${street ? '党工委' : '党委'}`,
    government: territory.corps ? place : `${place}${street ? '' : '人民政府'}`,
    short: bare,
  };
}
