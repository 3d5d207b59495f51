/** A post that a demonstration account holds; null: the administrator. */
export interface DemoPost {
  readonly unit: string;
  readonly post: string;
}

const departments = ['agri', 'rural_revit', 'finance', 'hr', 'ecology'] as const;
const prefecture = '6531';
const counties = ['653122', '653125'] as const;
const township = '653122200';
const village = '653122200201';
const division = 'BT01';

const staff = (unit: string): readonly DemoPost[] => [
  { unit, post: 'head' },
  { unit, post: 'officer' },
];
const secretary = (territory: string): DemoPost => ({ unit: `${territory}-party`, post: 'secretary' });

/** 农办, 督查室, five departments and the 书记 of a place that has departments. */
function place(territory: string): readonly DemoPost[] {
  return [
    ...['rural_office', 'party_office', ...departments].flatMap((type) => staff(`${territory}-${type}`)),
    secretary(territory),
  ];
}

/**
 * Who a demonstration needs to play every part: the region, one prefecture, two of its counties, a township with a
 * village, and the Corps with a division. Source: contract, "Two commands".
 */
export const demoPosts: readonly DemoPost[] = [
  ...place('65'),
  ...place(prefecture),
  ...counties.flatMap(place),
  ...staff(`${township}-rural_office`),
  secretary(township),
  secretary(village),
  ...staff('BT-corps'),
  ...staff('BT-corps_agri'),
  secretary('BT'),
  ...['rural_office', 'agri'].flatMap((type) => staff(`${division}-${type}`)),
  secretary(division),
];

/** The administrator's name to sign in with. */
export const administratorName = 'admin';

/** A name to sign in with that tells whose it is: `6531-agri-head`. */
export function demoUsername({ unit, post }: DemoPost): string {
  return `${unit}-${post}`.replaceAll('_', '-').toLowerCase();
}
