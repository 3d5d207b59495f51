import type { Cast } from '@duban/lifecycle';
import type { Organisation, Post } from '@duban/organisation';
import type { Actor } from '@duban/lifecycle';

export type Person = Extract<Actor, { readonly kind: 'person' }>;

/** Whoever holds a post in a rehearsal: a person of their own, named after the post. */
export function holderOf(unit: string, post: Post): Person {
  const name = personName(unit, post);
  return { kind: 'person', username: name, name, unit, post };
}

export function personName(unit: string, post: string): string {
  return `${unit}/${post}`;
}

/** Who issues a rehearsed document: the head of the region's 农办. */
export const issuer = holderOf('65-rural_office', 'head');

/** The people of every unit of a rehearsal, made once each. */
export class Casts {
  readonly #known = new Map<string, Cast>();

  constructor(private readonly organisation: Organisation) {}

  readonly #headOf = (unit: string): Person => holderOf(unit, this.organisation.headPost(unit));

  of(unit: string, supervisor: string): Cast {
    const name = `${unit} ${supervisor}`;
    let cast = this.#known.get(name);
    if (cast === undefined) {
      const head = this.organisation.headPost(unit);
      cast = {
        issuer,
        head: holderOf(unit, head),
        officer: holderOf(unit, head === 'head' ? 'officer' : head),
        supervisor: this.#headOf(supervisor),
        headOf: this.#headOf,
      };
      this.#known.set(name, cast);
    }
    return cast;
  }
}
