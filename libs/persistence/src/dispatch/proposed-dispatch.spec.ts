import { randomUUID } from 'node:crypto';
import { parseDocument, sourceFromText } from '@duban/policy';
import { person, recordWorld, scratchDatabase } from '@duban/test-support';
import type { RecordWorld, ScratchDatabase } from '@duban/test-support';
import { poolOf } from '../database/connection';
import { TermsCache } from '../record/issued-terms';
import type { DispatchRequest } from './dispatch';

/** A county's own document: no clause has a template, and the numbering begins again in the second part. */
const scheme = `疏勒县2023年农村厕所革命实施方案
一、重点任务
（一）推进改厕。新建农村卫生户厕3000座。（县农业农村局牵头，县卫健委、财政局配合，9月底前完成）
（二）落实耕地保护制度。（县自然资源局牵头）
二、保障措施
（一）健全机制。逐项梳理存量事项。
疏勒县人民政府办公室
2023年3月15日`;

describe('a document nobody has templates for', () => {
  let scratch: ScratchDatabase;
  let world: RecordWorld;
  let documentId: string;
  beforeAll(async () => {
    scratch = await scratchDatabase();
    world = await recordWorld(scratch.url);
    documentId = randomUUID();
    await world.ds.query(
      `INSERT INTO document (id, title, number, issued_on, file_name, sha256, source, parse, imported_by, imported_at)
       VALUES ($1, '方案', NULL, '2023-03-15', 'scheme.txt', $2, $3, $4, 'test', now())`,
      [documentId, Buffer.from(documentId), scheme, JSON.stringify(parseDocument(sourceFromText(scheme)))],
    );
    world.at('2023-03-20T11:00:00+08:00');
  });
  afterAll(async () => {
    await world.close();
    await scratch.drop();
  });

  async function issue(leads: DispatchRequest['leads']): Promise<string> {
    const outcome = await world.dispatches.request(
      {
        ...{ documentId, planYear: 2023, issuedOn: '2023-03-20', approvedBy: '县委', basis: null },
        ...{ territories: null, depth: 'county', places: {}, leads },
      },
      person('65-rural_office'),
    );
    if (!outcome.ok) throw new Error(outcome.error.code);
    const { clauses } = await world.dispatches.prepare(outcome.dispatchId);
    for (const { clause } of clauses) {
      await world.dispatches.assignClause(outcome.dispatchId, clause, {
        from: null,
        heartbeat: () => undefined,
      });
    }
    for await (const _ of world.dispatches.arm(outcome.dispatchId));
    await world.dispatches.finish(outcome.dispatchId);
    return outcome.dispatchId;
  }

  it('is issued to the place that wrote it, what is uncertain once its lead is named', async () => {
    const first = await world.dispatches.get(await issue({}));
    expect(first).toMatchObject({ state: 'done', total: 2, started: 2 });
    expect(first?.heldBack).toMatchObject([{ key: 'c201-s1', reason: 'lead-confidence-low' }]);
    const second = await world.dispatches.get(await issue({ 'c201-s1': 'gov_office' }));
    expect(second).toMatchObject({ state: 'done', total: 1, started: 1, heldBack: [] });
    const tasks = await world.ds.query<{ id: string; key: string; unit: string }[]>(
      `SELECT t.id, t.key, d.unit FROM task t JOIN docket d ON d.id = t.docket_id ORDER BY t.key`,
    );
    expect(tasks).toMatchObject([
      { key: 'c1-s1', unit: '653122-agri' },
      { key: 'c2-s0', unit: '653122-nature' },
      { key: 'c201-s1', unit: '653122-gov_office' },
    ]);
    expect(await world.record.verify(tasks.map(({ id }) => id))).toEqual([]);
  });

  it('keeps no template beside its clauses', async () => {
    const clauses = await world.ds.query<unknown[]>(
      'SELECT clause, template_clause, template_version FROM issue_clause ORDER BY clause',
    );
    expect(clauses).toEqual(
      [1, 2, 201].map((clause) => ({ clause, template_clause: 0, template_version: 0 })),
    );
  });

  it('gives each task the words it rests on, a heading where that is all', async () => {
    const rows = await world.ds.query<{ id: string }[]>('SELECT id FROM terms ORDER BY key');
    const ids = rows.map(({ id }) => id);
    const terms = await new TermsCache().get(poolOf(world.ds), ids);
    const quoted = ids.map((id) => terms.get(id)?.basis.map(({ sentence, text }) => `${sentence} ${text}`));
    expect(quoted).toEqual([
      ['1 新建农村卫生户厕3000座。'],
      ['0 落实耕地保护制度'],
      ['1 逐项梳理存量事项。'],
    ]);
  });
});
