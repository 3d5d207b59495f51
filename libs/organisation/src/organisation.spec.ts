import fc from 'fast-check';
import { loadOrganisation } from '@duban/seeds';
import { searchUnits } from './search';
import type { Territory } from './types';

const organisation = loadOrganisation();
const all = [...organisation.territories()];
const steps = (unit: string): readonly string[] =>
  organisation.chain(unit).map((step) => `${step.afterWorkingDays} ${step.unit} ${step.post}`);
const count = (test: (territory: Territory) => boolean): number => all.filter(test).length;

describe('territories', () => {
  it('are those of the divisions table and of the Corps', () => {
    expect(count((t) => t.level === 'prefecture' && !t.corps)).toBe(14);
    expect(count((t) => t.level === 'county' && t.kind === 'county')).toBe(98);
    expect(organisation.children('65', '2023-03-01')).toHaveLength(14);
    expect(count((t) => t.kind === 'corps-division')).toBe(14);
    expect(count((t) => t.kind === 'village' && !t.corps)).toBe(8816);
    expect(count((t) => (t.kind === 'town' || t.kind === 'township') && !t.corps)).toBe(874);
    expect(count((t) => t.kind === 'corps-company')).toBe(1906);
  });

  it('know no county before it was set up', () => {
    const names = (on: string): readonly string[] => organisation.children('6532', on).map((t) => t.name);
    expect(names('2023-03-01')).toHaveLength(8);
    expect(names('2025-01-01')).toEqual(expect.arrayContaining(['和安县', '和康县']));
  });

  it('put the towns of a Corps city under its division', () => {
    expect(organisation.territory('659001100')?.parent).toBe('BT08');
    expect(organisation.ancestors('659001100').map((t) => t.code)).toEqual(['BT08', 'BT']);
    expect(organisation.isWithin('659001100', '65')).toBe(false);
    expect(organisation.unitsOf('659001')).toEqual([]);
  });

  it('hold back a regiment whose division is not known, with its companies', () => {
    const held = all.filter((t) => t.heldBack !== null);
    expect(held.some((t) => t.level === 'township')).toBe(true);
    expect(held.some((t) => t.level === 'village')).toBe(true);
    expect(held.every((t) => t.corps)).toBe(true);
    // 兵团农九师一六六团 says whose it is
    expect(organisation.ancestors('654221506').map((t) => t.code)).toEqual(['BT09', 'BT']);
  });

  it('lead to a root from every place, one level at a time', () => {
    const lost = all.filter((territory) => {
      const path = organisation.ancestors(territory.code);
      const root = path.at(-1) ?? territory;
      const rooted = root.level === 'region' || territory.heldBack !== null;
      return !rooted || !path.every((above) => organisation.isWithin(territory.code, above.code));
    });
    expect(lost).toEqual([]);
  });
});

describe('the ladder', () => {
  it('climbs from a county department to the region', () => {
    expect(steps('653122-agri')).toEqual([
      '1 653122-agri head',
      '3 653122-rural_office head',
      '7 653122-party secretary',
      '15 6531-rural_office head',
      '25 6531-party secretary',
      '35 65-rural_office head',
      '45 65-party secretary',
    ]);
  });

  it('skips who was already told, later days keep their place', () => {
    expect(steps('653122-rural_office').slice(0, 3)).toEqual([
      '1 653122-rural_office head',
      '7 653122-party secretary',
      '15 6531-rural_office head',
    ]);
  });

  it('starts in a village with its secretary, and goes on at the township', () => {
    expect(steps('653101101201-party').slice(0, 4)).toEqual([
      '1 653101101201-party secretary',
      '15 653101101-rural_office head',
      '25 653101101-party secretary',
      '35 653101-rural_office head',
    ]);
  });

  it('has four levels in the Corps', () => {
    const company = all.find((t) => t.kind === 'corps-company' && t.code.startsWith('659002'));
    expect(steps(`${company?.code ?? ''}-party`).map((step) => step.split(' ')[0])).toEqual([
      '1',
      '15',
      '25',
      '35',
      '45',
      '55',
      '65',
    ]);
    expect(steps('BT01-agri').slice(3)).toEqual(['15 BT-corps head', '25 BT-party secretary']);
    expect(steps('BT-corps_agri')).toEqual([
      '1 BT-corps_agri head',
      '3 BT-corps head',
      '7 BT-party secretary',
    ]);
  });

  it('takes other steps where a template sets its own', () => {
    const own = organisation.chain('653122-agri', { steps: [2, 4], beyond: 5 });
    expect(own.map((step) => step.afterWorkingDays)).toEqual([2, 4, 9, 14, 19, 24, 29]);
  });

  it('tells nobody twice, in order, whoever is late', () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.nat(80), (territory, pick) => {
        const units = organisation.unitsOf(territory.code);
        const unit = units[pick % Math.max(units.length, 1)];
        if (unit === undefined) return;
        const chain = organisation.chain(unit.code);
        const told = chain.map((step) => `${step.unit}/${step.post}`);
        expect(new Set(told).size).toBe(told.length);
        const days = chain.map((step) => step.afterWorkingDays);
        expect([...days].sort((a, b) => a - b)).toEqual(days);
        expect(chain[0]).toMatchObject({ afterWorkingDays: 1, unit: unit.code });
      }),
      { numRuns: 300 },
    );
  });
});

describe('the supervising unit', () => {
  it.each([
    ['653122-agri', '653122-rural_office'],
    ['653122-rural_office', '6531-rural_office'],
    ['653122-party', '6531-rural_office'],
    ['653101101-women', '653101101-rural_office'],
    ['653101101-rural_office', '653101-rural_office'],
    ['653101101201-party', '653101101-rural_office'],
    ['6531-agri', '6531-rural_office'],
    ['6531-rural_office', '65-rural_office'],
    ['65-agri', '65-rural_office'],
    ['65-rural_office', '65-party_office'],
    ['BT-corps', '65-rural_office'],
    ['BT-corps_agri', 'BT-corps'],
    ['BT01-agri', 'BT01-rural_office'],
    ['BT01-rural_office', 'BT-corps'],
    ['659001100-rural_office', 'BT08-rural_office'],
  ])('of %s is %s', (unit, supervisor) => {
    expect(organisation.supervisorOf(unit)).toBe(supervisor);
  });

  it('is never the unit itself, and exists', () => {
    const units = all.flatMap((territory) => organisation.unitsOf(territory.code)).map((unit) => unit.code);
    const wrong = units.filter((unit) => {
      const supervisor = organisation.supervisorOf(unit);
      return supervisor === unit || organisation.unit(supervisor) === null;
    });
    expect(wrong).toEqual([]);
  });
});

describe('names', () => {
  it.each([
    ['6531-agri', '喀什地区农业农村局'],
    ['6531-party', '喀什地委'],
    ['6531-gov_office', '喀什地区行政公署办公室（督查室）'],
    ['6523-party', '昌吉州党委'],
    ['6501-rural_office', '乌鲁木齐市委农办'],
    ['653122-rural_office', '疏勒县委农办'],
    ['BT01-party', '第一师阿拉尔市党委'],
    ['653101101-party', '喀什市夏马勒巴格镇党委'],
    ['653101101201-party', '夏马勒巴格镇索喀库勒贝希村党支部'],
  ])('of %s is %s', (code, name) => {
    expect(organisation.unit(code)?.name).toBe(name);
  });

  it('of posts are the proper titles', () => {
    expect(organisation.postTitle('6531-party', 'secretary')).toBe('喀什地委书记');
    expect(organisation.postTitle('653122-agri', 'head')).toBe('疏勒县农业农村局局长');
    expect(organisation.postTitle('653122-health', 'deputy')).toBe('疏勒县卫健委副主任');
    expect(organisation.postTitle('65-agri', 'head')).toBe('自治区农业农村厅厅长');
  });

  it('are those of the day', () => {
    expect(organisation.unit('65-pbc', '2023-08-17')?.name).toBe('中国人民银行乌鲁木齐中心支行');
    expect(organisation.unit('65-pbc', '2023-08-18')?.name).toBe('中国人民银行新疆维吾尔自治区分行');
  });

  it('are never left with a placeholder', () => {
    const units = all.flatMap((territory) => organisation.unitsOf(territory.code));
    expect(units.filter((unit) => /[{}]/u.test(unit.name))).toEqual([]);
    expect(units.length).toBeGreaterThan(25_000);
  });
});

describe('succession', () => {
  it('hands the work of 乡村振兴局 to 农业农村局', () => {
    expect(organisation.resolveType('rural_revit', '2024-03-31')).toBe('rural_revit');
    expect(organisation.resolveType('rural_revit', '2024-04-01')).toBe('agri');
    expect(organisation.successorOf('653122-rural_revit', '2024-06-01')).toBe('653122-agri');
    expect(organisation.unitsOf('653122', '2024-06-01').some((unit) => unit.type === 'rural_revit')).toBe(
      false,
    );
  });

  it('leaves the work with the predecessor before a unit opens', () => {
    expect(organisation.resolveType('social_work', '2023-03-01')).toBe('civil');
    expect(organisation.resolveType('social_work', '2025-03-01')).toBe('social_work');
    expect(organisation.resolveType('nothing', '2025-03-01')).toBeNull();
  });
});

describe('units', () => {
  it('are where their levels say, and nowhere else', () => {
    for (const code of [
      'BT-agri',
      '65-corps_agri',
      '653101101-agri',
      '653101101201-rural_office',
      '650102400-party',
      '65',
      'x-agri',
    ]) {
      expect([code, organisation.unit(code)]).toEqual([code, null]);
    }
    expect(organisation.unit('BT01-agri')?.level).toBe('prefecture');
    expect(organisation.unit('65-party')?.posts).toEqual(['secretary']);
  });

  it('are found by words of their names and by code', () => {
    expect(searchUnits(organisation, '疏勒县 农业', 5)[0]?.code).toBe('653122-agri');
    expect(searchUnits(organisation, '653122-agri', 5)[0]?.code).toBe('653122-agri');
    expect(searchUnits(organisation, '  ', 5)).toEqual([]);
  });
});
