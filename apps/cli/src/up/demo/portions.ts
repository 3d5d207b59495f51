import type { Level } from '@duban/organisation';

/** A share of the document that the demonstration issues in one go. */
export interface Portion {
  readonly territories: readonly string[] | null;
  readonly depth: Level;
}

/**
 * The region's and the Corps' own duties; two prefectures to county depth; the villages of one township; one division.
 * The accounts of the demonstration stand in these places.
 */
export const portions: readonly Portion[] = [
  { territories: null, depth: 'region' },
  { territories: ['6531', '6504'], depth: 'county' },
  { territories: ['653122200'], depth: 'village' },
  { territories: ['BT01'], depth: 'prefecture' },
];
