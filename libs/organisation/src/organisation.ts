import type { Day } from '@duban/calendar';
import { climb, defaultLadder } from './ladder';
import type { Ladder, Rung } from './ladder';
import { placeNames } from './place-names';
import type { PlaceNames } from './place-names';
import { postTitle } from './post-titles';
import { namePatternOn, resolveType, typeExistsOn } from './succession';
import { TerritoryTree } from './territory-tree';
import { typeFinder } from './type-names';
import type {
  ChainStep,
  Duty,
  OrganisationData,
  Post,
  ScopePlaces,
  Territory,
  Unit,
  UnitType,
} from './types';

/** The type of every place's party committee (or branch, in a village). */
export const partyType = 'party';
const ruralOfficeType = 'rural_office';
const corpsOfficeType = 'corps';
const region = '65';
const corps = 'BT';

/** Kinds of township level that have no party committee of their own, and so no unit. */
const withoutUnits = new Set(['special', 'corps-farm', 'corps-city']);

/**
 * Territories, units, posts and who answers to whom. Built from rows, pure, and fast enough to be asked about
 * every village: answers are kept once given. Units are named `<territory>-<type>`.
 */
export class Organisation {
  readonly tree: TerritoryTree;
  readonly scopes: Readonly<Record<string, ScopePlaces>>;
  /** Which type does what; empty where nobody said. */
  readonly duties: readonly Duty[];
  readonly #types: ReadonlyMap<string, UnitType>;
  readonly #typeNamed: (name: string) => string | null;
  readonly #shortNames: Readonly<Record<string, string>>;
  readonly #units = new Map<string, Unit | null>();
  readonly #places = new Map<string, PlaceNames>();
  readonly #chains = new Map<string, readonly ChainStep[]>();
  readonly #supervisors = new Map<string, string>();
  readonly #typesAt = new Map<string, readonly string[]>();

  constructor(data: OrganisationData) {
    this.tree = new TerritoryTree(data.territories);
    this.scopes = data.scopes;
    this.#types = new Map(data.unitTypes.map((type) => [type.code, type]));
    this.duties = data.duties ?? [];
    this.#typeNamed = typeFinder(data.unitTypes, data.typeAliases);
    this.#shortNames = data.shortNames;
  }

  territory(code: string): Territory | null {
    return this.tree.get(code);
  }

  territories(): IterableIterator<Territory> {
    return this.tree.all();
  }

  children(code: string, on: Day | null = null): readonly Territory[] {
    return this.tree.children(code, on);
  }

  /** Nearest first. */
  ancestors(code: string): readonly Territory[] {
    return this.tree.ancestors(code);
  }

  isWithin(code: string, ancestor: string): boolean {
    return this.tree.isWithin(code, ancestor);
  }

  unitType(code: string): UnitType | null {
    return this.#types.get(code) ?? null;
  }

  unitTypes(): readonly UnitType[] {
    return [...this.#types.values()];
  }

  /** The type a document means by a name (自治区交通运输厅, 疏勒县发改委, 水利部门); null where it is none of them, or two. */
  typeNamed(name: string): string | null {
    return this.#typeNamed(name);
  }

  /** The type that does the work on the day (机构改革承接); null for a code that is no type. */
  resolveType(code: string, day: Day): string | null {
    return resolveType(this.#types, code, day);
  }

  /** Types of the units a territory has, whenever; its party committee's among them. */
  typesAt(code: string): readonly string[] {
    let found = this.#typesAt.get(code);
    if (found === undefined) {
      const territory = this.territory(code);
      found = territory === null ? [] : this.#findTypes(territory);
      this.#typesAt.set(code, found);
    }
    return found;
  }

  hasType(code: string, type: string): boolean {
    return this.typesAt(code).includes(type);
  }

  /** The unit of a code, null where there is none; with a day, under the name it had then. */
  unit(code: string, on: Day | null = null): Unit | null {
    if (on !== null) return this.#makeUnit(code, on);
    let found = this.#units.get(code);
    if (found === undefined) {
      found = this.#makeUnit(code, null);
      this.#units.set(code, found);
    }
    return found;
  }

  /** Units of a territory; with a day, those that exist then. */
  unitsOf(territory: string, on: Day | null = null): readonly Unit[] {
    return this.typesAt(territory)
      .filter((type) => on === null || this.#existsOn(type, on))
      .map((type) => this.unit(`${territory}-${type}`, on))
      .filter((unit) => unit !== null);
  }

  /** The party committee of a territory. */
  party(territory: string): Unit | null {
    return this.unit(`${territory}-${partyType}`);
  }

  /** The 党委农办 of a territory; the Corps' is `BT-corps`. */
  ruralOffice(territory: string): Unit | null {
    return this.unit(`${territory}-${territory === corps ? corpsOfficeType : ruralOfficeType}`);
  }

  /** The post that heads a unit: `secretary` of a party committee, else `head`. */
  headPost(unit: string): Post {
    return unit.endsWith(`-${partyType}`) ? 'secretary' : 'head';
  }

  /** The full title of a post of a unit. */
  postTitle(unit: string, post: Post, on: Day | null = null): string {
    const found = this.unit(unit, on);
    return found === null ? unit : postTitle(found, this.unitType(found.type), post);
  }

  /** Who hears of an overdue task of the unit, step by step; empty for a unit that is not there. */
  chain(unit: string, ladder: Ladder = defaultLadder): readonly ChainStep[] {
    if (ladder !== defaultLadder) return climb(this.#rungs(unit), ladder);
    let found = this.#chains.get(unit);
    if (found === undefined) {
      found = climb(this.#rungs(unit), ladder);
      this.#chains.set(unit, found);
    }
    return found;
  }

  /**
   * The unit that reviews a unit's tasks: the 党委农办 of its own level for a department; one level up for that
   * 农办, for a party committee and where a level has no departments; 督查室 for the region's own 农办.
   */
  supervisorOf(unit: string): string {
    let found = this.#supervisors.get(unit);
    if (found === undefined) {
      found = this.#findSupervisor(unit);
      this.#supervisors.set(unit, found);
    }
    return found;
  }

  /** The unit that took over a closed unit's work by the day; null while it has not closed. */
  successorOf(unit: string, day: Day): string | null {
    const [territory, type] = splitUnit(unit);
    const next = type === partyType ? type : this.resolveType(type, day);
    return next === null || next === type ? null : `${territory}-${next}`;
  }

  /** The names that names of units at the place are made from. */
  placeNames(territory: Territory): PlaceNames {
    let found = this.#places.get(territory.code);
    if (found === undefined) {
      const above = territory.parent === null ? null : this.territory(territory.parent);
      const parent = above === null ? null : this.placeNames(above);
      found = placeNames(territory, parent, this.#shortNames[territory.code] ?? null);
      this.#places.set(territory.code, found);
    }
    return found;
  }

  #existsOn(type: string, on: Day): boolean {
    const found = this.#types.get(type);
    return found === undefined || typeExistsOn(found, on);
  }

  #findTypes(territory: Territory): readonly string[] {
    if (withoutUnits.has(territory.kind)) return [];
    const ofCorps = territory.code === corps;
    const types = this.unitTypes()
      .filter((type) => type.levels.includes(territory.level) && (type.kind === 'corps') === ofCorps)
      .map((type) => type.code);
    return [partyType, ...types];
  }

  #makeUnit(code: string, on: Day | null): Unit | null {
    const [place, type] = splitUnit(code);
    const territory = this.territory(place);
    if (territory === null || !this.hasType(place, type)) return null;
    const names = this.placeNames(territory);
    const shape = { code, territory: place, type, level: territory.level };
    if (type === partyType) return { ...shape, name: names.party, posts: ['secretary'] };
    const found = this.unitType(type);
    const pattern = (found && namePatternOn(found, territory.level, on)) ?? type;
    const name = pattern.replace(
      /\{(place|party|government|short)\}/gu,
      (_, key: keyof PlaceNames) => names[key],
    );
    return { ...shape, name, posts: ['head', 'deputy', 'officer'] };
  }

  #rungs(code: string): readonly Rung[] {
    const unit = this.unit(code);
    if (unit === null) return [];
    const levels = [unit.territory, ...this.ancestors(unit.territory).map((territory) => territory.code)];
    return [
      this.#rung(unit, this.headPost(code)),
      ...levels.flatMap((level) => [
        this.#rung(this.ruralOffice(level), 'head'),
        this.#rung(this.party(level), 'secretary'),
      ]),
    ];
  }

  #rung(unit: Unit | null, post: Post): Rung {
    return unit === null ? null : { unit: unit.code, post, name: this.postTitle(unit.code, post) };
  }

  #findSupervisor(code: string): string {
    const [territory, type] = splitUnit(code);
    const own = this.ruralOffice(territory);
    if (own !== null && own.code !== code && type !== partyType) return own.code;
    for (const above of this.ancestors(territory)) {
      const office = this.ruralOffice(above.code);
      if (office !== null) return office.code;
    }
    if (territory === region) return `${region}-party_office`;
    return territory === corps ? `${region}-${ruralOfficeType}` : `${corps}-${corpsOfficeType}`;
  }
}

/** Territory and type of a unit's code. */
export function splitUnit(code: string): readonly [territory: string, type: string] {
  const at = code.indexOf('-');
  return at < 0 ? [code, ''] : [code.slice(0, at), code.slice(at + 1)];
}
