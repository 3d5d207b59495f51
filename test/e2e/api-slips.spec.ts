import { proposal as proposalSchema } from '@duban/contracts';
import { foldBoard } from '@duban/persistence';
import { asLead } from '@duban/test-support';
import { strFromU8, unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { apiUnderTest } from './api-under-test';
import type { ApiUnderTest, Person } from './api-under-test';

interface Slip {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly taskId: string;
  readonly unit: string;
  readonly decider: string;
  readonly number: string | null;
  readonly decidable: boolean;
}

/** Some days after three of the usual due days: April's, June's and September's. */
const instants = ['2023-05-09', '2023-07-06', '2023-10-12'].map((day) => `${day}T12:00:00+08:00`);
const [, , last = ''] = instants;

describe('slips and exports over HTTP', () => {
  let under: ApiUnderTest;
  let county: Person;
  let prefecture: Person;
  let lead: Person;
  beforeAll(async () => {
    under = await apiUnderTest({ issue: { territories: ['653122'], depth: 'county' } });
    [county, prefecture] = await Promise.all([
      under.as('653122-rural_office/head'),
      under.as('6531-rural_office/deputy'),
    ]);
    for (const instant of instants) await wakeAt(instant);
  });
  afterAll(() => under.close());

  async function wakeAt(instant: string): Promise<void> {
    under.world.at(instant);
    const clocks = await under.world.ds.query<{ id: string }[]>('SELECT id FROM clock');
    for (const { id } of clocks) await under.world.record.wake(id);
  }
  const slips = async (who: Person, query = ''): Promise<Slip[]> => {
    const page = await who.get(`/proposals?limit=200&${query}`);
    expect(page.status).toBe(200);
    return page.body.items;
  };
  const words = (bytes: Buffer): string =>
    strFromU8(unzipSync(bytes)['word/document.xml']!).replaceAll(/<[^>]+>/gu, '');
  const bytesOf = async (who: Person, path: string): Promise<Buffer> => {
    const answer = await who.get(path);
    expect(answer.status).toBe(200);
    return answer.bytes;
  };

  it('are drafted once where the ladder reaches the 农办, and seen by the offices above alone', async () => {
    const drafts = (await slips(county, 'state=pending')).filter(({ decidable }) => decidable);
    expect(drafts.length).toBeGreaterThanOrEqual(3);
    expect(new Set(drafts.map(({ kind, decider }) => `${kind} ${decider}`))).toEqual(
      new Set(['notice 653122-rural_office']),
    );
    for (const slip of drafts) expect(proposalSchema.strict().safeParse(slip).error).toBeUndefined();
    await wakeAt(last);
    const again = (await slips(county, 'state=pending')).filter(({ decidable }) => decidable);
    expect(again).toEqual(drafts);
    const [first] = drafts as [Slip];
    lead = await under.as(`${first.unit}/head`);
    expect(await slips(lead)).toEqual([]);
    expect((await lead.get(`/proposals/${first.id}`)).status).toBe(404);
    expect((await lead.post(`/proposals/${first.id}/approve`, {})).status).toBe(404);
    const above = (await slips(prefecture, `unit=${first.unit}`)).find(({ id }) => id === first.id);
    expect(above?.decidable).toBe(false);
    expect((await prefecture.post(`/proposals/${first.id}/approve`, {})).status).toBe(403);
    const officer = await under.as('653122-rural_office/officer');
    expect((await officer.post(`/proposals/${first.id}/approve`, {})).status).toBe(403);
    expect(await slips(await under.as('administrator'))).toEqual([]);
  });

  it('become documents when a leader approves, and tell the unit at once', async () => {
    const [slip] = (await slips(county, 'mine=true&state=pending')) as [Slip];
    lead = await under.as(`${slip.unit}/head`);
    const headers = { 'idempotency-key': 'approve-1' };
    const body = { reason: '请于本月底前办结。' };
    const done = await county.post(`/proposals/${slip.id}/approve`, body, { headers });
    expect(done).toMatchObject({
      status: 200,
      body: { state: 'approved', number: '疏勒县委农办督〔2023〕1号' },
    });
    expect((await county.post(`/proposals/${slip.id}/approve`, body, { headers })).body).toEqual(done.body);
    expect(await county.post(`/proposals/${slip.id}/approve`, body)).toMatchObject({
      status: 409,
      body: { code: 'proposal-decided' },
    });
    const inbox = (await lead.get('/notifications')).body.items as {
      kind: string;
      lines: { text: string }[];
    }[];
    const told = inbox.filter(({ lines }) =>
      lines.some(({ text }) => text.includes('疏勒县委农办督〔2023〕1号')),
    );
    expect(told).toHaveLength(1);
    expect(told[0]?.kind).toBe('urgent');
    const printed = words(await bytesOf(lead, `/proposals/${slip.id}/document.docx`));
    expect(printed).toContain('疏勒县委农办督〔2023〕1号');
    expect(printed).toContain('请于本月底前办结。');
    expect(printed).toContain('抄送：疏勒县委书记，疏勒县县长。');
    expect(words(await bytesOf(lead, `/tasks/${slip.taskId}/notice.docx`))).toBe(printed);
  });

  it('are rejected with a reason, never without', async () => {
    const [slip] = (await slips(county, 'mine=true&state=pending')) as [Slip];
    expect((await county.post(`/proposals/${slip.id}/reject`, {})).status).toBe(422);
    // The 督查室 of the county decides beside its 农办, also on tasks it has no other part in.
    const inspector = await under.as('653122-party_office/head');
    const its = (await slips(inspector, 'mine=true&state=pending')).find(({ id }) => id === slip.id);
    expect(its).toMatchObject({ taskId: null, title: expect.stringMatching(/./u), decidable: true });
    expect((await inspector.get(`/tasks/${slip.taskId}`)).status).toBe(404);
    expect((await inspector.get(`/proposals/${slip.id}/draft`)).status).toBe(200);
    const other = await under.as('653125-party_office/head');
    expect((await other.get(`/proposals/${slip.id}`)).status).toBe(404);
    const done = await inspector.post(`/proposals/${slip.id}/reject`, { reason: '已当面督促。' });
    expect(done.body).toMatchObject({ state: 'rejected', reason: '已当面督促。', number: null });
    expect((await under.as(`${slip.unit}/head`)).username).not.toBe('');
    expect(await slips(await under.as(`${slip.unit}/head`), `task=${slip.taskId}&state=rejected`)).toEqual(
      [],
    );
  });

  it('wait while the task waits for its review, and lapse when their reason has ended', async () => {
    const open = (await slips(county, 'mine=true&state=pending')) as [Slip];
    const [slip] = open;
    const { record } = under.world;
    await record.act({ taskId: slip.taskId, command: { act: 'accept' }, authorize: asLead });
    const submit = { act: 'submit', summary: '完成', evidence: [] } as const;
    expect((await record.act({ taskId: slip.taskId, command: submit, authorize: asLead })).ok).toBe(true);
    expect(await county.post(`/proposals/${slip.id}/approve`, {})).toMatchObject({
      status: 409,
      body: { code: 'status-not-allowed', current: 'submitted' },
    });
    expect((await county.post(`/tasks/${slip.taskId}/approve`, {})).status).toBe(200);
    expect((await county.get(`/proposals/${slip.id}`)).body.state).toBe('lapsed');
    expect(await county.post(`/proposals/${slip.id}/approve`, {})).toMatchObject({
      status: 409,
      body: { code: 'proposal-lapsed' },
    });
    // What lists say at once is written down by the next pass, this one or one under way.
    for (let state = 'pending'; state !== 'lapsed';) {
      await foldBoard(under.world.ds, under.world.now());
      const [kept] = await under.world.ds.query<{ state: string }[]>(
        'SELECT state FROM proposal WHERE id = $1',
        [slip.id],
      );
      state = kept?.state ?? '';
    }
  });

  it('grow with the ladder: a 通报 for the level above, worded by its office and printed as approved', async () => {
    const [slip] = (await slips(prefecture, 'kind=circular&mine=true&state=pending')) as [Slip];
    const path = `/proposals/${slip.id}/draft`;
    const match = (version: number) => ({ headers: { 'if-match': `"${version}"` } });
    const { body: draft } = await prefecture.get(path);
    expect(draft).toMatchObject({ version: 0, editable: true, edits: [], wording: draft.proposed });
    expect(draft.parts).toEqual(['title', 'findings', 'demands', 'copies']);
    const officer = await under.as('6531-rural_office/officer');
    const demands = ['本月底前完成整改', '整改情况报地委农办'];
    const words1 = { title: draft.proposed.title, demands, findings: '多次催办仍未报送。' };
    const saved = await officer.put(path, words1, match(0));
    expect(saved).toMatchObject({
      status: 200,
      body: { version: 1, wording: { ...draft.proposed, demands, findings: '多次催办仍未报送。' } },
    });
    // What says the same as the engine is not kept.
    expect(saved.body.edits).toMatchObject([
      {
        ...{ version: 1, at: last, by: { unit: '6531-rural_office', post: 'officer' } },
        wording: { demands, findings: '多次催办仍未报送。' },
      },
    ]);
    expect(await prefecture.put(path, {}, match(0))).toMatchObject({
      status: 412,
      body: { code: 'stale-version' },
    });
    const second = { demands, copies: [] };
    const folded = await officer.put(path, { ...second, title: '甲\n乙' }, match(1));
    expect(folded.body).toMatchObject({ version: 2, wording: { title: '甲 乙' } });
    expect((await prefecture.put(path, second, match(2))).body).toMatchObject({
      version: 3,
      wording: second,
    });
    const draftText = words(await bytesOf(prefecture, `/proposals/${slip.id}/document.docx`));
    expect(draftText).toContain('整改情况报地委农办');
    expect(draftText).not.toContain('抄送');

    const stranger = await under.as(`${slip.unit}/head`);
    expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.put(path, second)).status).toBe(404);
    const above = await under.as('65-rural_office/head');
    expect((await above.put(path, second)).status).toBe(403);
    expect(await prefecture.put(path, { meetingPlace: '县委' })).toMatchObject({
      status: 422,
      body: { code: 'invalid-body' },
    });
    expect((await prefecture.put(path, { lateWorkingDays: 0 })).status).toBe(422);

    expect((await prefecture.post(`/proposals/${slip.id}/approve`, {}, match(2))).status).toBe(412);
    expect((await prefecture.post(`/proposals/${slip.id}/reject`, { reason: '缓办' }, match(0))).status).toBe(
      412,
    );
    expect((await prefecture.get(`/proposals/${slip.id}`)).body).toMatchObject({
      state: 'pending',
      version: 3,
    });
    expect((await prefecture.post(`/proposals/${slip.id}/approve`, {}, match(3))).body).toMatchObject({
      ...{ state: 'approved', version: 3, editable: false, number: '喀什地委农办督通〔2023〕1号' },
    });
    const printed = words(await bytesOf(stranger, `/proposals/${slip.id}/document.docx`));
    expect(printed).toContain('逾期未办结情况的通报');
    expect(printed).toContain('本月底前完成整改');
    expect(printed).not.toContain('抄送');
    expect(await prefecture.put(path, {}, match(1))).toMatchObject({ status: 412 });
    expect(await prefecture.put(path, {})).toMatchObject({ status: 409, body: { code: 'proposal-decided' } });
    expect((await stranger.get(path)).body).toMatchObject({ editable: false, wording: second });
    await expect(under.world.ds.query(`UPDATE proposal_edit SET wording = '{}'`)).rejects.toThrow(
      /never changed/u,
    );
  });

  it('give a task’s notice as a draft where none was issued, to whoever may see the task alone', async () => {
    const [task] = (await county.get('/tasks?unit=653122-agri&overdue=false&limit=1')).body.items;
    const printed = words(await bytesOf(county, `/tasks/${task.id}/notice.docx`));
    expect(printed).toContain('代拟稿');
    const stranger = await under.as('650102-agri/head');
    expect((await stranger.get(`/tasks/${task.id}/notice.docx`)).status).toBe(404);
    const answer = await county.get(`/tasks/${task.id}/notice.docx`);
    expect(answer.headers['content-type']).toContain('wordprocessingml');
    expect(answer.headers['content-disposition']).toContain("filename*=UTF-8''");
  });

  it('export the tasks of a list as a workbook, days as days', async () => {
    const query = 'light=red,yellow&clause=14,15,16&sort=-dueAt';
    const listed = (await county.get(`/tasks?limit=200&${query}`)).body.items as {
      id: string;
      dueOn: string;
    }[];
    const answer = await county.get(`/exports/tasks.xlsx?${query}`);
    expect(answer.headers['content-type']).toContain('spreadsheetml');
    const [head, ...rows] = await readSheet(answer.bytes);
    const at = (name: string): number => (head ?? []).indexOf(name);
    expect(rows.map((row) => row[at('编号')])).toEqual(listed.map(({ id }) => id));
    expect(rows.map((row) => row[at('办结时限')])).toEqual(
      listed.map(({ dueOn }) => new Date(`${dueOn}T00:00:00Z`)),
    );
    expect((await county.get('/exports/tasks.xlsx?limit=3')).status).toBe(422);
    const nothing = await (await under.as('administrator')).get('/exports/tasks.xlsx');
    expect(await readSheet(nothing.bytes)).toHaveLength(1);
  });
});
