import { loadAssessmentRules } from '@duban/seeds';
import { publicationsOf, poolOf, verifyPublication } from '@duban/persistence';
import { apiUnderTest } from './api-under-test';
import type { ApiUnderTest, Person } from './api-under-test';

interface Score {
  readonly unit: string;
  readonly score: number | null;
  readonly earned: number;
  readonly possible: number;
  readonly points?: readonly {
    readonly rule: string;
    readonly points: number;
    readonly taskId: string;
    readonly seq: number;
  }[];
}

describe('the assessment of a year over HTTP', () => {
  let system: ApiUnderTest;
  let lead: Person;
  let office: Person;
  let task: { readonly id: string };
  const unit = '653122-agri';
  beforeAll(async () => {
    system = await apiUnderTest();
    lead = await system.as(`${unit}/head`);
    office = await system.as('65-rural_office/head');
    const { body } = await lead.get(`/tasks?unit=${unit}&sort=dueAt&limit=1`);
    [task] = body.items;
    await lead.post(`/tasks/${task.id}/accept`, {});
    system.world.at('2023-03-20T11:00:00+08:00');
    await lead.post(`/tasks/${task.id}/submit`, { summary: '完成', evidence: [] });
    system.world.at('2023-03-21T11:00:00+08:00');
    await (await system.as('653122-rural_office/head')).post(`/tasks/${task.id}/approve`, {});
    system.world.at('2024-01-05T11:00:00+08:00');
  }, 60_000);
  afterAll(() => system.close());

  const scoreOf = async (who: Person, query = ''): Promise<{ body: { state: string; items: Score[] } }> =>
    who.get(`/assessments/2023?unit=${unit}${query}`);

  it('is provisional until published, each point resting on an event of a task', async () => {
    const { body } = await scoreOf(lead);
    expect(body.state).toBe('provisional');
    const [score] = body.items;
    const events = await lead.get(`/tasks/${task.id}/events`);
    const done = score?.points?.find(({ taskId, rule }) => taskId === task.id && rule === 'completed');
    expect(events.body.items.find(({ seq }: { seq: number }) => seq === done?.seq)).toMatchObject({
      kind: 'approved',
    });
    expect(score?.points?.reduce((sum, { points }) => sum + points, 0)).toBe(score?.earned);
    expect(score?.score).toBeCloseTo(((score?.earned ?? 0) / (score?.possible ?? 1)) * 100, 1);
  });

  it('shows units by the permission of their tasks', async () => {
    expect((await scoreOf(await system.as('6532-agri/head'))).body.items).toEqual([]);
    expect((await scoreOf(await system.as('65-agri/officer'))).body.items).toHaveLength(1);
    const all = await office.get('/assessments/2023?limit=5');
    expect(all.body.items).toHaveLength(5);
    expect(all.body.items[0]).not.toHaveProperty('points');
    expect((await office.get('/assessments/1999')).status).toBe(404);
    expect((await office.get('/assessments/2023?publication=1')).status).toBe(404);
  });

  it('is published by the region’s 农办 alone, frozen, and recomputes to the same hash', async () => {
    expect((await lead.post('/assessments/2023/publish', {})).status).toBe(403);
    expect(
      (await (await system.as('653122-rural_office/head')).post('/assessments/2023/publish', {})).status,
    ).toBe(403);
    expect((await office.post('/assessments/2022/publish', {})).body.code).toBe('assessment-empty');
    const before = await scoreOf(office, '&publication=provisional');
    const { status, body } = await office.post('/assessments/2023/publish', {});
    expect(status).toBe(201);
    expect(body).toMatchObject({
      number: 1,
      state: 'published',
      tasks: body.total,
      rulesVersion: loadAssessmentRules().at(-1)?.version,
      objectionsUntil: '2024-02-04',
    });
    expect(body.hash).toMatch(/^[0-9a-f]{64}$/u);
    const published = await scoreOf(office);
    expect(published.body.state).toBe('published');
    expect(published.body.items).toEqual(before.body.items);
    // What comes later changes nothing of it.
    await (
      await system.as('653122-rural_office/head')
    ).post(`/tasks/${task.id}/reopen`, { dueOn: '2024-03-01', reason: '复查' });
    expect((await scoreOf(office)).body.items).toEqual(before.body.items);
    const { ds, worldData } = system.world;
    const [row] = await publicationsOf(poolOf(ds), 2023);
    const verified = await verifyPublication(ds, worldData, row!);
    expect(verified).toEqual({
      ...{ number: 1, hash: body.hash, recomputed: body.hash, equal: true },
      ...{ differing: [], calendarChanged: false },
    });
    expect(await publicationsOf(poolOf(ds), 2023)).toHaveLength(1);
  });

  it('tells of a score that was tampered with', async () => {
    const { ds, worldData } = system.world;
    const [row] = await publicationsOf(poolOf(ds), 2023);
    const tamper = (from: string, to: string): Promise<unknown> =>
      ds.query(`UPDATE assessment_score SET body = jsonb_set(body, '{earned}', $1) WHERE unit = $2`, [
        to,
        from,
      ]);
    const { body } = await scoreOf(office);
    await tamper(unit, '1000');
    expect((await verifyPublication(ds, worldData, row!))?.differing).toEqual([unit]);
    await tamper(unit, String(body.items[0]?.earned));
    expect((await verifyPublication(ds, worldData, row!))?.equal).toBe(true);
  });

  it('is objected to by a unit, decided a level above its supervisor, and put right in a new publication', async () => {
    const prefecture = await system.as('6531-rural_office/head');
    const raised = await lead.post('/assessments/2023/objections', { unit, text: '报告已按时提交' });
    expect(raised.body).toMatchObject({ reviewer: '6531-rural_office', upheld: null, mayDecide: false });
    const again = await lead.post('/assessments/2023/objections', { unit, text: '再申请' });
    expect(again.body.code).toBe('assessment-objection-open');
    expect((await office.post('/assessments/2023/objections', { unit, text: 'x' })).status).toBe(403);
    const path = `/assessments/2023/objections/${raised.body.id}/decide`;
    const decision = { uphold: true, text: '属实', corrections: [{ taskId: task.id, points: 0.5 }] };
    expect((await (await system.as('653122-rural_office/head')).post(path, decision)).status).toBe(403);
    expect((await (await system.as('6532-rural_office/head')).post(path, decision)).status).toBe(404);
    expect((await prefecture.post(path, decision)).body).toMatchObject({ upheld: true, answer: '属实' });
    expect((await prefecture.post(path, decision)).body.code).toBe('assessment-objection-decided');
    const first = await scoreOf(office);
    const { body } = await office.post('/assessments/2023/publish', {});
    expect(body.number).toBe(2);
    const second = await scoreOf(office);
    expect(
      second.body.items[0]?.points?.some(({ rule, points }) => rule === 'objection' && points === 0.5),
    ).toBe(true);
    expect((await scoreOf(office, '&publication=1')).body.items).toEqual(first.body.items);
    system.world.at('2024-03-05T11:00:00+08:00');
    const late = await lead.post('/assessments/2023/objections', { unit, text: '晚了' });
    expect(late.body.code).toBe('assessment-objection-late');
  });
});
