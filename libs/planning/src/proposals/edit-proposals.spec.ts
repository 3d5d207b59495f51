import { parseDocument, sourceFromText } from '@duban/policy';
import { loadOrganisation, loadWorkCalendar } from '@duban/seeds';
import { templates } from '@duban/workflows/templates';
import { coverage } from '../coverage';
import { plan } from '../plan';
import type { EditedProposals } from '../plan-request';
import type { Plan } from '../planned-tasks';
import { countyScheme } from './documents.fixture';
import { editProposals } from './edit-proposals';
import type { EditOutcome, TaskEdit } from './edit-proposals';
import type { Proposal } from './proposal';

const organisation = loadOrganisation();
const calendar = loadWorkCalendar();
const document = parseDocument(sourceFromText(countyScheme));

function planWith(edited: EditedProposals | null, planYear = 2024): Plan {
  const made = plan({
    ...{ document, templates, organisation, calendar, planYear, edited },
    issuedOn: `${planYear}-04-08`,
  });
  if (!made.ok) throw new Error(made.refusal.code);
  return made.plan;
}

const made = planWith(null);
const before = made.proposals();
const asEdit = (task: Proposal): TaskEdit => ({
  ...{ key: task.key, clause: task.clause, title: task.title, kind: task.kind, lead: task.lead },
  ...{ support: task.support, dueOn: task.dueOn, rhythm: task.rhythm, line: task.line, scope: task.scope },
  sentences: task.basis.map(({ sentence }) => sentence),
});
const unchanged = before.map(asEdit);
const edit = (edits: readonly TaskEdit[]): EditOutcome =>
  editProposals({ organisation, planYear: 2024, matches: made.matches, before }, edits);
const saved = (edits: readonly TaskEdit[], version = 1): EditedProposals => {
  const outcome = edit(edits);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return { version, clauses: outcome.clauses };
};

describe('editing the proposals of a document', () => {
  it('changes nothing by saving them as they are, but that they are a person’s', () => {
    const again = planWith(saved(unchanged));
    const bare = ({ edited: _, relay: __, ...task }: Proposal) => task;
    expect(again.proposals().map(bare)).toEqual(before.map(bare));
    expect(again.proposals().every(({ edited }) => edited)).toBe(true);
    const where = (each: Plan) =>
      [...each.tasks()].map(({ key, unit, dueOn, support }) => ({ key, unit, dueOn, support }));
    expect(where(again)).toEqual(where(made));
    expect([...again.tasks()].every(({ templateVersion }) => templateVersion === 1)).toBe(true);
  });

  it('lets the person’s word stand over the document’s brackets', () => {
    const [, target] = unchanged;
    if (target === undefined) throw new Error('nothing proposed');
    const changed: TaskEdit = {
      ...target,
      lead: 'housing',
      support: ['agri'],
      dueOn: '2024-06-14',
      title: '改厕',
    };
    const rest = unchanged.filter(({ key }) => key !== target.key);
    const after = planWith(saved([...rest, changed]))
      .proposals()
      .find(({ key }) => key === target.key);
    expect(after).toMatchObject({
      lead: 'housing',
      support: ['agri'],
      dueOn: '2024-06-14',
      title: '改厕',
      leadConfidence: 'high',
    });
  });

  it('keeps the doubts nobody looked at, drops those that were changed or confirmed', () => {
    const doubtful = before.find(({ unsure }) => unsure.includes('lead-guessed') && unsure.length > 1);
    if (doubtful === undefined) throw new Error('nothing is in doubt');
    const rest = unchanged.filter(({ key }) => key !== doubtful.key);
    const after = (change: Partial<TaskEdit>) =>
      planWith(saved([...rest, { ...asEdit(doubtful), ...change }]))
        .proposals()
        .find(({ key }) => key === doubtful.key);
    expect(after({})?.unsure).toEqual(doubtful.unsure);
    expect(after({ confirmed: true })).toMatchObject({ unsure: [], leadConfidence: 'high' });
    const other = doubtful.lead === 'housing' ? 'agri' : 'housing';
    expect(after({ lead: other })?.unsure).toEqual(
      doubtful.unsure.filter((doubt) => !doubt.startsWith('lead-')),
    );
  });

  it('adds and drops tasks; what nobody answers for any more is not covered', () => {
    const [first, ...others] = unchanged;
    if (first === undefined) throw new Error('nothing proposed');
    const added: TaskEdit = { ...first, key: undefined, title: '另一件' };
    const edited = saved([...others, added, { ...added, title: '又一件' }]);
    const keys = planWith(edited)
      .proposals()
      .map(({ key }) => key);
    expect(keys).not.toContain(first.key);
    expect(keys).toEqual(expect.arrayContaining([`c${first.clause}-n1`, `c${first.clause}-n2`]));
    expect(coverage(document, templates, edited).uncovered).toEqual([]);
    const less = saved(others);
    expect(coverage(document, templates, less).uncovered).toEqual(
      first.sentences.filter((each) => each > 0).map((sentence) => ({ clause: first.clause, sentence })),
    );
    const none = planWith(saved([]));
    expect([...none.tasks()]).toEqual([]);
    expect(none.heldBack).toEqual([]);
  });

  it('takes the figures of the sentences a task answers for', () => {
    const figured = before.find(({ indicators }) => indicators.length > 0);
    if (figured === undefined) throw new Error('no figures');
    const after = planWith(saved([{ ...asEdit(figured), title: '数' }])).proposals();
    expect(after[0]?.indicators).toEqual(figured.indicators);
  });

  it('keeps month and day in another plan year', () => {
    const [first] = unchanged;
    if (first === undefined) throw new Error('nothing proposed');
    const edited = saved([{ ...first, dueOn: '2024-06-14' }]);
    expect(planWith(edited, 2025).proposals()[0]?.dueOn).toBe('2025-06-14');
  });

  it('names every fault, and where it is', () => {
    const [first] = unchanged;
    if (first === undefined) throw new Error('nothing proposed');
    const faults = [
      [{ clause: 999 }, 'clause', 'no-such-clause'],
      [{ sentences: [99] }, 'sentences', 'no-such-sentence'],
      [{ lead: 'galaxy' }, 'lead', 'no-such-type'],
      [{ support: ['agri', 'galaxy'] }, 'support', 'no-such-type'],
      [{ dueOn: '2024-02-30' }, 'dueOn', 'no-such-day'],
      [{ dueOn: '2023-12-31' }, 'dueOn', 'another-year'],
      [{ places: ['999999'] }, 'places', 'no-such-place'],
    ] as const;
    for (const [change, field, code] of faults) {
      expect(edit([{ ...first, ...change }])).toMatchObject({ ok: false, faults: [{ at: 0, field, code }] });
    }
    expect(edit([first, first])).toMatchObject({
      ok: false,
      faults: [{ at: 1, field: 'key', code: 'key-twice' }],
    });
  });
});
