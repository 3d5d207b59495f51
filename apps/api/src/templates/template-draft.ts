import { templateFaultText } from '@duban/contracts';
import type { FieldFault, TemplateBody } from '@duban/contracts';
import type { Organisation } from '@duban/organisation';
import type { ClauseTemplate, TaskTemplate } from '@duban/planning';
import { Refusal } from '../http/refusal';

/**
 * The next version of a template as its body asks it: what the body leaves out stays.
 * @throws Refusal of 422 that names every member which does not fit the clause or the organisation
 */
export function templateDraft(
  body: TemplateBody,
  newest: ClauseTemplate,
  organisation: Organisation,
): ClauseTemplate {
  const { clause, version: _version, migrate: _migrate, ...given } = body;
  const draft = withoutAbsent({ ...newest, ...withoutAbsent(given) }) as unknown as ClauseTemplate;
  const faults: FieldFault[] = [];
  if (clause !== undefined && clause !== newest.number) {
    faults.push({ path: 'clause', message: templateFaultText('other-clause', newest.number) });
  }
  for (const [i, task] of draft.tasks.entries()) {
    faults.push(...taskFaults(task, `tasks.${i}`, draft, organisation));
  }
  if (faults.length > 0) {
    throw new Refusal('invalid-body', { fields: [...new Set(faults.map(({ path }) => path))] }, faults);
  }
  return draft;
}

/** Sentences of a draft (from 1) for which no task answers. */
export function uncoveredSentences({ sentences, tasks }: ClauseTemplate): readonly number[] {
  const covered = new Set(tasks.flatMap((task) => task.sentences));
  return sentences.map((_, i) => i + 1).filter((index) => !covered.has(index));
}

function taskFaults(
  { lead, support, sentences }: TaskTemplate,
  path: string,
  draft: ClauseTemplate,
  organisation: Organisation,
): FieldFault[] {
  const faults: FieldFault[] = [];
  const isType = (type: string): boolean => type === 'party' || organisation.unitType(type) !== null;
  if (!isType(lead)) faults.push({ path: `${path}.lead`, message: templateFaultText('unknown-type', lead) });
  const unknown = support.filter((type) => !isType(type));
  if (unknown.length > 0) {
    faults.push({ path: `${path}.support`, message: templateFaultText('unknown-type', ...unknown) });
  }
  const beyond = sentences.filter((index) => index > draft.sentences.length);
  if (beyond.length > 0) {
    faults.push({ path: `${path}.sentences`, message: templateFaultText('unknown-sentence', ...beyond) });
  }
  return faults;
}

function withoutAbsent(value: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));
}
