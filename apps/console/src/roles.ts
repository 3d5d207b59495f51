import type { Me } from './model';

/** What a person may turn to, as far as the menu must know it; the service decides again at every question. */
export interface Roles {
  /** Keeps accounts, the calendar and operations; sees no task's contents. */
  readonly administrator: boolean;
  /** A post of the region's 农办, which alone revises templates. */
  readonly templateOffice: boolean;
  /** Of a 农办, 督查室 or party committee: sees a whole place and what lies below it. */
  readonly office: boolean;
  /** Of a department above the counties: sees what its like do below. */
  readonly wide: boolean;
  /** An office of a county or above: first of all looks after others' work. */
  readonly supervisor: boolean;
}

const offices = /-(?:rural_office|party_office|party|corps)$/u;
/** Digits of a county's code; townships and villages have more. */
const countyDigits = 6;
const village = /^\d{12}-/u;

/** Digits before the unit's type; the Corps' places count as `BT` and `BT01`. */
function depthOf(unit: string): number {
  return unit.indexOf('-');
}

export function rolesOf(me: Me): Roles {
  const administrator = me.posts.some(({ post }) => post === 'administrator');
  const units = administrator ? [] : me.posts.map(({ unit }) => unit);
  const held = units.filter((unit) => offices.test(unit) && !village.test(unit));
  return {
    administrator,
    templateOffice: units.includes('65-rural_office'),
    office: held.length > 0,
    wide: units.some((unit) => depthOf(unit) < countyDigits),
    supervisor: held.some((unit) => depthOf(unit) <= countyDigits),
  };
}
