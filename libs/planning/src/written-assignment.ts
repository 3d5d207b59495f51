import type { Day } from '@duban/calendar';
import type { Organisation } from '@duban/organisation';
import type { ParsedAssignment } from '@duban/policy';
import type { ClauseMatch } from './match-templates';

/** What the document itself says about a task: who leads, who supports, by when. Null: it says nothing. */
export interface WrittenAssignment {
  /** The lead's unit type; the template's own where the document names it. */
  readonly lead: string | null;
  readonly support: readonly string[] | null;
  readonly due: Day | null;
  /** True where one statement speaks for the whole clause. */
  readonly wide: boolean;
}

/** Where nobody is named. */
export const nothing: WrittenAssignment = { lead: null, support: null, due: null, wide: false };

/**
 * Reads the statements of responsibility (（牵头单位：…）) that follow the task's sentences. One that follows its
 * sentence names the task's lead: the template's, if it is among the named, else the first of them. A single one
 * at the end of a clause of several sentences speaks for all of it: it confirms a lead it names, and replaces none,
 * since it does not say which unit does what.
 */
export function assignmentFor(
  match: ClauseMatch,
  sentences: readonly number[],
  lead: string,
  organisation: Organisation,
): WrittenAssignment {
  const { assignments, sentences: all } = match.clause;
  const [only] = assignments;
  if (only === undefined) return nothing;
  const wide = assignments.length === 1 && all.length > 1 && [0, all.length].includes(only.sentence);
  const own = wide ? assignments : assignments.filter(({ sentence }) => sentences.includes(sentence));
  const leads = typesIn(own, 'lead', organisation);
  const support = typesIn(own, 'support', organisation);
  const due =
    own
      .map((assignment) => assignment.due)
      .filter((day) => day !== null)
      .at(-1) ?? null;
  const named = [...leads, ...support];
  if (wide) return { lead: named.includes(lead) ? lead : null, support: null, due, wide };
  const chosen = leads.includes(lead) ? lead : (leads[0] ?? null);
  const others = named.filter((type) => type !== chosen);
  return { lead: chosen, support: others.length > 0 ? others : null, due, wide };
}

function typesIn(
  assignments: readonly ParsedAssignment[],
  role: 'lead' | 'support',
  organisation: Organisation,
): readonly string[] {
  const names = assignments.flatMap((assignment) => assignment[role]);
  return [...new Set(names.map((name) => organisation.typeNamed(name)).filter((type) => type !== null))];
}
