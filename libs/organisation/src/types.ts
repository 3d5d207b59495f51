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
  /** The day it was set up, where later than the divisions table. */
  readonly validFrom?: Day;
  /** What to know of the row, e.g. `code unverified`. */
  readonly note?: string;
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
  /** The unit type that did its work before `validFrom`. */
  readonly predecessor?: string;
  /** New names of the same unit, each from its day on. */
  readonly renames?: readonly UnitRename[];
  /** Functions that went to another type while the unit stayed. */
  readonly moved?: readonly MovedFunction[];
  /** Title of the unit's head, where its name does not tell (局长 of a 局). */
  readonly heads?: Readonly<Partial<Record<Level, string>>>;
  /** How sure the dates are. */
  readonly confidence?: 'high' | 'medium' | 'low';
  readonly note?: string;
}

export interface UnitRename {
  readonly from: Day;
  readonly names: Readonly<Partial<Record<Level, string>>>;
}

export interface MovedFunction {
  readonly function: string;
  readonly to: string;
  readonly from: Day;
}

/** Territories named by a scope of tasks; a task applies to them, to all below and to the levels above. */
export interface ScopePlaces {
  readonly name: string;
  /** Codes in the counties' line. */
  readonly places: readonly string[];
  /** Codes in the Corps; null where they are not known and must be named. */
  readonly corps: readonly string[] | null;
}

/** Words of a document by which the unit type that does such work is known. */
export interface Duty {
  readonly type: string;
  /** How surely the words mean the type. */
  readonly confidence: 'medium' | 'low';
  readonly words: readonly string[];
}

/** Everything the organisation is built from: plain rows, wherever they were kept. */
export interface OrganisationData {
  readonly territories: readonly Territory[];
  readonly unitTypes: readonly UnitType[];
  readonly scopes: Readonly<Record<string, ScopePlaces>>;
  /** Names in common use for places whose full ones are long (昌吉州), by code. */
  readonly shortNames: Readonly<Record<string, string>>;
  /** Short forms of unit types that no list of names contains (发改局): name → code. */
  readonly typeAliases?: Readonly<Record<string, string>>;
  readonly duties?: readonly Duty[];
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
