import { readSheet } from 'read-excel-file/node';
import type { Person } from '../e2e/api-under-test';

/** A way by which a caller may come to know of a task. */
export interface Way {
  /** The ids of `probed` that this caller is shown by it. */
  readonly shows: (who: Person, probed: Probed) => Promise<readonly string[]>;
  /** Which of them it could show to somebody; all by default. */
  readonly could?: (probed: Probed) => readonly string[];
  /** Shows only some of what one may see, and never anything else. */
  readonly partly?: true;
}

/** The tasks looked for. */
export interface Probed {
  readonly ids: readonly string[];
  readonly documentId: string;
  readonly dockets: readonly string[];
  /** Evidence of a task, by the task's id. */
  readonly evidence: ReadonlyMap<string, string>;
  readonly overdue: readonly string[];
}

interface Page {
  readonly items: readonly { readonly id: string }[];
  readonly nextCursor: string | null;
}

/** Ids of a list, over all its pages; none where the list is refused. */
async function listed(who: Person, path: string): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const mark: string = cursor === null ? '' : `&cursor=${cursor}`;
    const answer = await who.get(`${path}${path.includes('?') ? '&' : '?'}limit=200${mark}`);
    if (answer.status !== 200) return [];
    const page = answer.body as Page;
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return ids;
}

/** Those of `ids` for which a request answers well; a refusal must be 404. */
async function answered(
  ids: readonly string[],
  ask: (id: string) => Promise<{ readonly status: number }>,
): Promise<string[]> {
  const shown: string[] = [];
  for (const id of ids) {
    const { status } = await ask(id);
    if (status === 200) shown.push(id);
    else if (status !== 404) throw new Error(`${id} was answered ${status}`);
  }
  return shown;
}

const reading = (rest: string): Way => ({
  shows: (who, { ids }) => answered(ids, (id) => who.get(`/tasks/${id}${rest}`)),
});

/** Every operation that shows tasks, by its name in the OpenAPI document. */
export const ways: Readonly<Record<string, Way>> = {
  'tasks.read': reading(''),
  'tasks.events': reading('/events'),
  'tasks.schedule': reading('/schedule'),
  'tasks.explanation': reading('/explanation'),
  'tasks.list': { shows: (who) => listed(who, '/tasks') },
  'tasks.comment': {
    shows: (who, { ids }) => answered(ids, (id) => who.post(`/tasks/${id}/comment`, { text: '看到' })),
  },
  'tasks.acts': {
    shows: async (who, { ids }) => {
      const items = ids.map((id) => ({ id, text: '看到' }));
      const { body } = await who.post('/tasks/acts', { act: 'comment', items });
      return (body as { items: { id: string; ok: boolean }[] }).items.flatMap(({ id, ok }) =>
        ok ? [id] : [],
      );
    },
  },
  'dockets.read': {
    shows: async (who, { dockets }) => {
      const shown: string[] = [];
      for (const docket of dockets) {
        const { status, body } = await who.get(`/dockets/${docket}`);
        if (status === 200) shown.push(...(body as Page).items.map(({ id }) => id));
      }
      return shown;
    },
  },
  'documents.clauses': {
    shows: async (who, { documentId }) => {
      const { body } = await who.get(`/documents/${documentId}/clauses`);
      const { items } = body as { items: { sentences: { taskIds: string[] }[] }[] };
      return items.flatMap(({ sentences }) => sentences.flatMap(({ taskIds }) => taskIds));
    },
  },
  'supervision.overdue': {
    shows: (who) => listed(who, '/supervision/overdue'),
    could: ({ overdue }) => overdue,
  },
  'supervision.obstacles': {
    partly: true,
    shows: async (who) => {
      const { body } = await who.get('/supervision/obstacles?limit=200');
      return (body as { items: { taskId: string }[] }).items.map(({ taskId }) => taskId);
    },
  },
  'tasks.notice': reading('/notice.docx'),
  'exports.tasks': {
    shows: async (who) => {
      const { status, bytes } = await who.get('/exports/tasks.xlsx');
      if (status !== 200) return [];
      const [header = [], ...rows] = await readSheet(bytes);
      const column = header.indexOf('编号');
      return rows.map((row) => String(row[column]));
    },
  },
  'proposals.list': {
    partly: true,
    shows: async (who) => {
      const { body } = await who.get('/proposals?limit=200');
      const { items } = body as { items: { taskId: string | null }[] };
      return items.flatMap(({ taskId }) => taskId ?? []);
    },
  },
  'notifications.list': {
    partly: true,
    shows: async (who) => {
      const { body } = await who.get('/notifications?limit=200');
      const { items } = body as { items: { lines: { taskId: string | null }[] }[] };
      return items.flatMap(({ lines }) => lines.flatMap(({ taskId }) => (taskId === null ? [] : [taskId])));
    },
  },
  'calendar.read': {
    partly: true,
    shows: async (who) => {
      const { body } = await who.send('PUT', '/me/channels', { items: [{ kind: 'calendar' }] });
      const { items } = body as { items: { kind: string; address: string | null }[] };
      const feed = new URL(items.find(({ kind }) => kind === 'calendar')?.address ?? '');
      const { text } = await who.get(`${feed.pathname}${feed.search}`);
      const unfolded = text.replaceAll(/\r\n /gu, '');
      return [...unfolded.matchAll(/tasks\/([\da-f-]{36})/gu)].map(([, id = '']) => id);
    },
  },
  'attachments.read': {
    shows: (who, { evidence }) =>
      answered([...evidence.keys()], (task) => who.get(`/attachments/${evidence.get(task) ?? ''}`)),
    could: ({ evidence }) => [...evidence.keys()],
  },
};

/** Operations that read and show no task, each with what they show. */
export const without: Readonly<Record<string, string>> = {
  'me.read': 'oneself',
  'accounts.list': 'accounts, to whoever keeps them',
  'accounts.read': 'accounts, to whoever keeps them',
  'documents.list': 'documents',
  'documents.read': 'a document and its templates',
  'documents.coverage': 'a document and its templates',
  'documents.plan': 'what issuing would make, to whoever may issue',
  'documents.rehearse': 'what a year of it would ask, with nobody at work on it',
  'dispatches.read': 'how far issuing has come',
  'dockets.list': 'lists that have a task one sees: held below',
  'supervision.board': 'counts of what one sees: held below',
  'supervision.workload': 'counts of units one sees: held by test/e2e/api-supervision',
  'supervision.budgets': 'limits of each level',
  'supervision.brief':
    'titles of tasks one sees, by the queries of the lists: held by test/e2e/api-supervision',
  'supervision.ranking': 'counts of places one sees: held by test/e2e/api-supervision',
  'assessments.read': 'scores of units whose tasks one sees: held by test/e2e/api-assessments',
  'assessments.objections': 'objections of units whose tasks one sees: held by test/e2e/api-assessments',
  'indicators.list': 'figures of tasks one sees, territory by territory: held by test/e2e/api-indicators',
  'indicators.read': 'a figure in a territory whose task one sees: held by test/e2e/api-indicators',
  'templates.list': 'templates',
  'templates.read': 'templates',
  'templates.versions': 'templates',
  'templates.version': 'templates',
  'documents.proposals': 'proposed tasks of a document, before any is issued',
  'documents.proposals.versions': 'proposed tasks of a document, before any is issued',
  'workingDays.list': 'the calendar',
  'workingDays.read': 'the calendar',
  'ruleChanges.list': 'how far a change of rules has come, to whoever may change them',
  'ruleChanges.read': 'how far a change of rules has come, to whoever may change them',
  'channels.read': 'oneself',
  'delegations.list': "who stands in for whom: oneself and one's unit",
  'proposals.read': 'one of the list above',
  'proposals.document': 'one of the list above',
  'proposals.draft': 'one of the list above',
  'stream.read': "what changed: held over a socket of its own, beside the stream's other promises",
  'deliveries.list': 'whether notifications arrived, without their contents',
  'incidents.list': 'what a machine could not do, without contents',
  'units.list': 'the organisation',
  'units.read': 'the organisation',
  'units.chain': 'the organisation',
  'units.successions': 'the organisation',
  'units.people': 'colleagues of a unit, to themselves',
  'health.live': 'the process',
  'health.ready': 'the process',
  'health.metrics': 'counts of the process',
};
