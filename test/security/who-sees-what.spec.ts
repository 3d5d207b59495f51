import { maySee } from '@duban/access';
import { asLead } from '@duban/test-support';
import { upload } from '../e2e/api-under-test';
import { matrixWorld, probes } from './matrix-world';
import type { MatrixWorld } from './matrix-world';
import { operationsOf } from './openapi-requests';
import type { OpenApi } from './openapi-requests';
import { ways, without } from './ways';
import type { Probed } from './ways';

describe('who sees what, by every way there is', () => {
  let matrix: MatrixWorld;
  let probed: Probed;
  let expected: ReadonlyMap<string, readonly string[]>;
  let cells = 0;

  beforeAll(async () => {
    matrix = await matrixWorld();
    const found = await probes(matrix, 2);
    const evidence = await withEvidence(matrix, found);
    const ids = [...found, ...(await heldAndDivided(matrix, [...evidence.keys()]))];
    const { world } = matrix.under;
    world.at('2024-02-20T11:00:00+08:00');
    const clocks = await world.ds.query<{ id: string }[]>('SELECT id FROM clock');
    for (const { id } of clocks) await world.record.wake(id);
    const rows = await matrix.under.world.ds.query<{ id: string; docket: string; overdue: boolean }[]>(
      `SELECT id, docket_id AS docket, coalesce(overdue_at <= $2, false) AS overdue FROM task WHERE id = ANY ($1)`,
      [ids, new Date(matrix.under.world.now())],
    );
    probed = {
      ids,
      documentId: matrix.under.world.documentId,
      dockets: [...new Set(rows.map(({ docket }) => docket))],
      evidence,
      overdue: rows.filter(({ overdue }) => overdue).map(({ id }) => id),
    };
    const traits = await matrix.traits(ids);
    expected = new Map(
      matrix.everyone.map(({ post, caller }) => [
        post,
        ids.filter((id) => {
          const task = traits.get(id);
          return task !== undefined && maySee(caller.visibility, task);
        }),
      ]),
    );
  }, 120_000);
  afterAll(async () => {
    process.stdout.write(`${Object.keys(ways).length} ways, ${cells} cells\n`);
    await matrix.under.close();
  });

  it('knows of every operation that reads', async () => {
    const document = (await matrix.under.nobody.get('/api/openapi.json')).body as OpenApi;
    const reads = operationsOf(document).filter(({ method }) => method === 'GET');
    const known = new Set([...Object.keys(ways), ...Object.keys(without)]);
    expect(reads.map(({ id }) => id).filter((id) => !known.has(id))).toEqual([]);
  });

  it('has somebody who sees and somebody who does not, for every task looked for', () => {
    for (const id of probed.ids) {
      const seeing = [...expected.values()].filter((seen) => seen.includes(id)).length;
      expect(seeing).toBeGreaterThan(0);
      expect(seeing).toBeLessThan(matrix.everyone.length);
    }
    expect(probed.overdue.length).toBeGreaterThan(0);
    expect(probed.evidence.size).toBeGreaterThan(0);
  });

  it.each(Object.keys(ways))(
    '%s shows what the table says, and nothing else',
    async (name) => {
      const way = ways[name];
      if (way === undefined) throw new Error(name);
      const could = new Set(way.could?.(probed) ?? probed.ids);
      for (const { post, person } of matrix.everyone) {
        const shown = new Set(await way.shows(person, probed));
        const found = probed.ids.filter((id) => could.has(id) && shown.has(id));
        cells += could.size;
        const seen = (expected.get(post) ?? []).filter((id) => could.has(id));
        expect([post, found]).toEqual([post, way.partly ? seen.filter((id) => shown.has(id)) : seen]);
      }
    },
    300_000,
  );

  it('lists a docket to whoever sees a task of it, and counts on it only those', async () => {
    for (const { person } of matrix.everyone) {
      const { body } = await person.get('/dockets?limit=200');
      const { items } = body as { items: { id: string; tasks: { total: number } }[] };
      for (const id of probed.dockets) {
        const whole = await person.get(`/dockets/${id}`);
        const found = items.find((item) => item.id === id);
        expect(whole.status).toBe(found === undefined ? 404 : 200);
        if (found !== undefined) {
          expect((whole.body as { items: unknown[] }).items).toHaveLength(found.tasks.total);
        }
      }
    }
  }, 120_000);
});

/** Reports with evidence on some of the tasks, by their lead units. Sensitive ones take none. */
async function withEvidence(
  { under }: MatrixWorld,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const evidence = new Map<string, string>();
  const tasks = await under.world.ds.query<{ id: string; unit: string }[]>(
    'SELECT id, unit FROM task WHERE id = ANY ($1) AND NOT sensitive ORDER BY id',
    [ids],
  );
  for (const { id, unit } of tasks) {
    const lead = await under.as(`${unit}/head`);
    const made = await lead.post('/attachments', undefined, upload(`${unit}.txt`, `佐证 ${id}`));
    const file = (made.body as { id: string }).id;
    for (const command of [{ act: 'accept' }, { act: 'progress', text: '进展', evidence: [file] }] as const) {
      const outcome = await under.world.record.act({ taskId: id, command, authorize: asLead });
      if (!outcome.ok) throw new Error(outcome.error.code);
    }
    evidence.set(id, file);
  }
  return evidence;
}

/**
 * Reports an obstacle in the hands of a department that has nothing else to do with the task, and divides a task: who
 * holds the one, and who leads the other's parent, sees them too.
 * @returns the children
 */
async function heldAndDivided({ under }: MatrixWorld, active: readonly string[]): Promise<readonly string[]> {
  const { ds } = under.world;
  const [held, divided] = await ds.query<{ id: string; support: string[] }[]>(
    `SELECT id, support FROM task WHERE id = ANY ($1) AND unit = '653122-agri' ORDER BY support <> '{}', id`,
    [active],
  );
  const lead = await under.as('653122-agri/head');
  const obstacle = { text: '资金未到位', cause: '资金', heldBy: '653122-finance' };
  const answers = [
    await lead.post(`/tasks/${held?.id}/raise-obstacle`, obstacle),
    await lead.post(`/tasks/${divided?.id}/decompose`, { items: [{ unit: '653122200-rural_office' }] }),
  ];
  expect(answers.map(({ status, text }) => [status, status === 200 ? '' : text])).toEqual([
    [200, ''],
    [200, ''],
  ]);
  const children = await ds.query<{ id: string }[]>('SELECT id FROM task WHERE parent_id = $1', [
    divided?.id,
  ]);
  expect(children).toHaveLength(1);
  return children.map(({ id }) => id);
}
