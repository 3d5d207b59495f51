import type { ClauseMatch } from './match-templates';
import type { PlanRequest } from './plan-request';
import type { TaskNames } from './compile-tasks';
import type { ClauseTemplate, PlanRefusal, TaskTemplate } from './types';

export type Naming =
  { readonly ok: true; readonly names: TaskNames } | { readonly ok: false; readonly refusal: PlanRefusal };

const refused = (code: PlanRefusal['code'], params: PlanRefusal['params']): Naming => ({
  ok: false,
  refusal: { code, params },
});

/**
 * Reads the issuer's places and leads. A task may be named by its key, or by `clause/key` with the number of its
 * clause in the document; a key that two clauses share needs the latter. Refused: a name no task has, a place or
 * a unit type that does not exist.
 */
export function nameTasks(request: PlanRequest, matches: readonly ClauseMatch[]): Naming {
  const { organisation } = request;
  const known = matches.flatMap((match) =>
    (match.template?.tasks ?? []).map((task) => ({
      clause: match.clause.number,
      template: match.template,
      task,
    })),
  );
  const uses = new Map<string, number>();
  for (const { task } of known) uses.set(task.key, (uses.get(task.key) ?? 0) + 1);
  const clauseOf = new Map(known.map(({ template, clause }) => [template, clause]));
  const keyOf = (template: ClauseTemplate, task: TaskTemplate): string =>
    (uses.get(task.key) ?? 0) > 1 ? `${clauseOf.get(template) ?? template.number}/${task.key}` : task.key;
  const own = new Map<string, string>();
  for (const { clause, template, task } of known) {
    if (template === null) continue;
    own.set(`${clause}/${task.key}`, keyOf(template, task));
    if (uses.get(task.key) === 1) own.set(task.key, task.key);
  }
  const unknown = (name: string): Naming =>
    refused((uses.get(name) ?? 0) > 1 ? 'ambiguous-task' : 'unknown-task', { key: name });

  const places = new Map<string, readonly string[]>();
  for (const [name, codes] of Object.entries(request.places ?? {})) {
    const key = own.get(name);
    if (key === undefined) return unknown(name);
    const missing = codes.find((code) => organisation.territory(code) === null);
    if (missing !== undefined) return refused('unknown-territory', { territory: missing, key: name });
    if (codes.length > 0) places.set(key, codes);
  }
  const leads = new Map<string, string>();
  for (const [name, type] of Object.entries(request.leads ?? {})) {
    const key = own.get(name);
    if (key === undefined) return unknown(name);
    if (organisation.unitType(type) === null) return refused('unknown-unit-type', { type, key: name });
    leads.set(key, type);
  }
  return { ok: true, names: { places, leads, keyOf } };
}
