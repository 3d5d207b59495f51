import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  clauseStandings,
  coverageAnswer,
  dispatchAnswer,
  documentAnswer,
  planAnswer,
  rehearsalAnswer,
} from '@duban/contracts';
import { apiUnderTest, upload } from './api-under-test';
import type { Answer, ApiUnderTest, Person } from './api-under-test';

const seed = readFileSync(join(__dirname, '..', '..', 'seeds', 'documents', 'xinjiang-2023-1.txt'));
const [, fourteen = ''] = seed.toString('utf8').split(/(?=[(（]十四[)）])/u);
const extract = fourteen.split(/(?=[(（]十六[)）])/u)[0] ?? '';

describe('documents over HTTP', () => {
  let under: ApiUnderTest;
  let region: Person;
  let prefecture: Person;
  let county: Person;
  let agri: Person;
  beforeAll(async () => {
    under = await apiUnderTest({ issue: null });
    [region, prefecture, county, agri] = await Promise.all([
      under.as('65-party_office/deputy'),
      under.as('6531-rural_office/head'),
      under.as('653122-rural_office/deputy'),
      under.as('65-agri/head'),
    ]);
  });
  afterAll(() => under.close());

  const request = { planYear: 2023, issuedOn: '2023-02-20', approvedBy: '自治区党委农村工作领导小组' };
  const issue = (who: Person, id: string, body: object, key?: string): Promise<Answer> =>
    who.post(
      `/documents/${id}/issue`,
      body,
      key === undefined ? {} : { headers: { 'idempotency-key': key } },
    );
  /** What the dispatch's workflow does. */
  const carryOut = async (dispatchId: string): Promise<void> => {
    const { dispatches } = under.world;
    const { clauses } = await dispatches.prepare(dispatchId);
    for (const { clause } of clauses) {
      await dispatches.assignClause(dispatchId, clause, { from: null, heartbeat: () => undefined });
    }
    await dispatches.finish(dispatchId);
  };

  it('takes a file in once, whoever brings it', async () => {
    const file = upload('意见.txt', seed);
    expect((await agri.post('/documents', undefined, file)).status).toBe(403);
    expect((await under.nobody.post('/documents', undefined, file)).status).toBe(401);
    const first = await region.post('/documents', undefined, file);
    expect(first.status).toBe(201);
    expect(documentAnswer.safeParse(first.body).error).toBeUndefined();
    const clauses = first.body.sections.flatMap((section: { clauses: unknown[] }) => section.clauses);
    expect(clauses).toHaveLength(23);
    expect(clauses[0]).toMatchObject({ number: 14, template: { clause: 14, version: 1 } });
    const again = await county.post('/documents', undefined, file);
    expect(again.body.id).toBe(first.body.id);
    expect((await agri.get(`/documents/${first.body.id}`)).body).toEqual(first.body);
    const listed = await agri.get('/documents?limit=1');
    expect(listed.body.items[0]).toMatchObject({ clauses: 23, issues: [] });
  });

  it('takes a text in under its title, and refuses what is no policy document', async () => {
    const keyed = { headers: { 'idempotency-key': 'text' } };
    const body = { title: '关于两项工作的意见', text: extract };
    const first = await region.post('/documents', body, keyed);
    expect(first.body).toMatchObject({ title: body.title });
    expect((await region.post('/documents', body, keyed)).body).toEqual(first.body);
    expect((await region.post('/documents', { ...body, title: '另一件' }, keyed)).body.code).toBe(
      'idempotency-mismatch',
    );
    for (const bad of [{ title: '甲', text: '没有条款。' }, { title: '甲' }, { title: '', text: 'x' }]) {
      expect((await region.post('/documents', bad)).status).toBe(422);
    }
    const kept = (await region.get('/documents?limit=200')).body.items.length;
    for (const file of [
      upload('a.txt', ''),
      upload('a.pdf', '%PDF-1.4 broken'),
      upload('a.bin', Buffer.from([0, 1, 2, 255])),
      upload('a.txt', ' \r\n\u3000'),
      upload('a.doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])),
      upload('a.rtf', '{\\rtf1 x}'),
      upload('a.docx', 'PK\u0003\u0004 and nothing behind it'),
      upload('a.html', '<html><body><p>没有条款。</p></body></html>'),
    ]) {
      const refused = await region.post('/documents', undefined, file);
      expect(refused.body).toMatchObject({
        status: 422,
        code: 'document-unreadable',
        detail: expect.stringMatching(/\p{Script=Han}/u),
      });
    }
    expect((await region.get('/documents?limit=200')).body.items).toHaveLength(kept);
  });

  it('shows coverage and plan before issuing', async () => {
    const id = under.world.documentId;
    const covered = await agri.get(`/documents/${id}/coverage`);
    expect(coverageAnswer.safeParse(covered.body).error).toBeUndefined();
    expect(covered.body.uncovered).toEqual([]);
    const plan = await agri.get(`/documents/${id}/plan?planYear=2023&territory=653122&depth=county`);
    expect(planAnswer.safeParse(plan.body).error).toBeUndefined();
    expect(plan.body.totals.tasks).toBe(
      plan.body.units.reduce((sum: number, unit: { tasks: number }) => sum + unit.tasks, 0),
    );
    expect(
      (await agri.get(`/documents/${id}/plan?planYear=2023&territory=653122&depth=county`)).body,
    ).toEqual(plan.body);
    expect((await agri.get(`/documents/${id}/plan?territory=999999`)).body.code).toBe('territory-unknown');
    expect((await agri.get(`/documents/${id}/plan?planYear=2090`)).body.code).toBe('no-calendar');
    expect((await agri.get(`/documents/${id}/plan?depth=galaxy`)).body.code).toBe('invalid-query');
    expect((await agri.get('/documents/00000000-0000-4000-8000-000000000000/plan')).status).toBe(404);
  });

  it('rehearses a year before issuing, off the request’s thread', async () => {
    const path = `/documents/${under.world.documentId}/rehearse`;
    const asked = { planYear: 2023, territory: '653122', behaviour: 'slow', seed: 3 };
    const rehearsed = await agri.post(path, asked);
    expect(rehearsed.status).toBe(200);
    expect(rehearsalAnswer.safeParse(rehearsed.body).error).toBeUndefined();
    expect(rehearsed.body).toMatchObject({ year: 2023, behaviour: 'slow', seed: 3, engine: 'core' });
    expect((await agri.post(path, asked)).body).toEqual(rehearsed.body);
    expect((await agri.post(path, { depth: 'village' })).body.code).toBe('rehearsal-too-large');
    expect((await agri.post(path, { territory: '999999' })).body.code).toBe('territory-unknown');
    expect((await agri.post(path, { behaviour: 'lazy' })).body.code).toBe('invalid-body');
    expect((await agri.post('/documents/00000000-0000-4000-8000-000000000000/rehearse', {})).status).toBe(
      404,
    );
    expect((await under.nobody.send('POST', `/api/v1${path}`, {}, {})).status).toBe(401);
  });

  it('issues downwards only, by who may, once, with Temporal away', async () => {
    const id = under.world.documentId;
    expect((await issue(agri, id, request)).status).toBe(403);
    expect((await issue(county, '00000000-0000-4000-8000-000000000000', request)).status).toBe(404);
    expect((await issue(county, id, { ...request, approvedBy: undefined })).body.code).toBe('invalid-body');
    expect((await issue(county, id, { ...request, planYear: 2090 })).body.code).toBe('no-calendar');
    expect((await issue(county, id, { ...request, territories: ['6531'] })).body.code).toBe('forbidden');
    expect((await issue(county, id, { ...request, territories: ['123456'] })).body.code).toBe(
      'territory-unknown',
    );
    expect((await issue(county, id, { ...request, leads: { 'no-such-task': 'agri' } })).body.code).toBe(
      'invalid-plan',
    );
    const first = await issue(county, id, request, 'issue-1');
    expect(first.status).toBe(202);
    expect((await issue(county, id, request, 'issue-1')).body).toEqual(first.body);
    expect((await issue(prefecture, id, request)).body.code).toBe('dispatch-running');
    await carryOut(first.body.dispatchId);
    const done = await county.get(`/dispatches/${first.body.dispatchId}`);
    expect(dispatchAnswer.safeParse(done.body).error).toBeUndefined();
    expect(done.body).toMatchObject({ state: 'done', started: done.body.total });
    const listed = await county.get('/tasks?limit=200');
    expect(listed.body.total).toBe(done.body.total);
    expect(listed.body.items.every((task: { territory: string }) => task.territory === '653122')).toBe(true);
    expect((await issue(county, id, request)).body.code).toBe('nothing-new');
    const wider = await issue(prefecture, id, { ...request, territories: ['653122', '653125'] });
    await carryOut(wider.body.dispatchId);
    const added = await prefecture.get('/tasks?territory=653125&limit=1');
    expect(added.body.total).toBe((await prefecture.get(`/dispatches/${wider.body.dispatchId}`)).body.total);
  });

  it('tells the standing of each clause, and of tasks those one may see', async () => {
    const id = under.world.documentId;
    const all = await region.get(`/documents/${id}/clauses?planYear=2023`);
    expect(clauseStandings.safeParse(all.body).error).toBeUndefined();
    expect(all.body.items).toHaveLength(23);
    const idsOf = (answer: Answer): string[] =>
      answer.body.items.flatMap((item: { sentences: { taskIds: string[] }[] }) =>
        item.sentences.flatMap((sentence) => sentence.taskIds),
      );
    const mine = idsOf(await county.get(`/documents/${id}/clauses`));
    expect(mine.length).toBeGreaterThan(10);
    for (const taskId of mine.slice(0, 5)) expect((await county.get(`/tasks/${taskId}`)).status).toBe(200);
    expect(idsOf(await (await under.as('administrator')).get(`/documents/${id}/clauses`))).toEqual([]);
    expect((await region.get(`/documents/${id}/clauses?planYear=2031`)).body.items).toEqual([]);
  });

  it('lists the templates and their versions', async () => {
    const { body } = await agri.get('/templates');
    expect(body.items.map((item: { clause: number }) => item.clause)).toEqual(
      Array.from({ length: 23 }, (_, i) => i + 14),
    );
    expect((await agri.get('/templates/14')).body).toMatchObject({
      clause: 14,
      version: 1,
      tasks: expect.any(Array),
    });
    expect((await agri.get('/templates/14/versions')).body.items).toHaveLength(1);
    expect((await agri.get('/templates/13')).status).toBe(404);
  });
});
