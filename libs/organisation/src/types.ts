import type { Day } from '@duban/calendar';

/** The five levels of party secretaries (五级书记); the Corps has no county. */
export type Level = 'region' | 'prefecture' | 'county' | 'township' | 'village';

/** A place of the territory tree: 2, 4, 6, 9 or 12 digits, or `BT`, `BT01` … in the Corps. */
export interface Territory {
  readonly code: string;
  readonly level: Level;
  /** As in the divisions table (`town`, `subdistrict`, `corps-regiment` …), or `corps`, `corps-division`. */
  readonly kind: string;
  readonly parent: string | null;
  readonly name: string;
  readonly corps: boolean;
  /** Why nothing may be issued to it, e.g. a regiment whose division is not known. */
  readonly heldBack: 'parent-unknown' | null;
}

/** A post that can act or be told; `secretary` is a party committee's 书记. */
export type Post = 'head' | 'deputy' | 'officer' | 'secretary';

/** A kind of unit, as `agri` or `rural_office`, with its proper name at each level. */
export interface UnitType {
  readonly code: string;
  readonly kind: string;
  readonly short: string;
  readonly levels: readonly Level[];
  readonly names: Readonly<Partial<Record<Level, string>>>;
  /** First and last day it existed; null where open. */
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  /** The unit type that took over (机构改革承接), from the day after `validTo`. */
  readonly successor: string | null;
}

/** A unit: `<territory code>-<unit type>`. */
export interface Unit {
  readonly code: string;
  readonly territory: string;
  readonly type: string;
  readonly level: Level;
  /** Its full proper name, e.g. 疏勒县农业农村局. */
  readonly name: string;
  readonly posts: readonly Post[];
}

/** Who hears of an overdue task, step by step. */
export interface ChainStep {
  /** Working days late at which the step fires: 1, 3, 7, 15, 25, 35 … */
  readonly afterWorkingDays: number;
  readonly unit: string;
  readonly post: Post;
  /** The post's full title, e.g. 疏勒县委书记. */
  readonly name: string;
}
