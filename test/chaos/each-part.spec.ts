import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Person, WholeSystem } from '../support/whole-system';
import type { DemoAccount } from '../support/whole-system';

const parts = ['worker', 'temporal', 'postgres', 'api'] as const;
const callers = 4;
/** Acts that must be answered between two deaths, so that each meets some under way. */
const between = 15;

interface Dispatch {
  readonly state: string;
  readonly total: number;
  readonly started: number;
}

describe('kill -9 of each part in turn, while people act and a document is being issued', () => {
  const system = new WholeSystem();
  afterAll(() => system.dispose());

  const account = (unit: string): DemoAccount => {
    const found = system.accounts().find((each) => each.unit === unit && each.post === 'head');
    if (found === undefined) throw new Error(`no account of ${unit}`);
    return found;
  };
  const pidOf = (part: string): number | undefined =>
    system.processes().find(({ name }) => name === part)?.pid;

  /** Asks until there is an answer that says something: what is away is waited for. */
  async function answered<T>(
    ask: () => Promise<{ readonly status: number; readonly body: T }>,
  ): Promise<{ readonly status: number; readonly body: T }> {
    for (;;) {
      const answer = await ask().catch((error: unknown) => {
        // A connection that breaks, or an answer cut off half way.
        if (!['TypeError', 'SyntaxError'].includes((error as Error).name)) throw error;
        return null;
      });
      if (answer !== null && answer.status < 500 && answer.status !== 409) return answer;
      await pause(50);
    }
  }

  it('loses no act and no task, doubles none, and every part is back', async () => {
    await system.start();
    const lead = await Person.signIn(system.api, account('653122-agri'));
    const issuer = await Person.signIn(system.api, account('65-rural_office'));
    const { body: list } = await lead.get<{ items: { id: string }[] }>('/tasks?unit=653122-agri&limit=20');
    const tasks = list.items.map(({ id }) => id);

    const seed = readFileSync(path.join(__dirname, '../../seeds/documents/xinjiang-2023-1.txt'), 'utf8');
    const { body: document } = await issuer.post<{ id: string }>('/documents', {
      title: '再次交办',
      text: seed,
    });
    const { body: issue } = await issuer.post<{ dispatchId: string }>(`/documents/${document.id}/issue`, {
      planYear: new Date().getFullYear() + 1,
      issuedOn: new Date().toISOString().slice(0, 10),
      approvedBy: '自治区党委',
    });
    const dispatch = async (): Promise<Dispatch> =>
      (await answered(() => issuer.get<Dispatch>(`/dispatches/${issue.dispatchId}`))).body;

    const sent: string[] = [];
    const enough = new AbortController();
    const caller = async (): Promise<void> => {
      while (!enough.signal.aborted) {
        const text = `记录 ${randomUUID()}`;
        const task = tasks[sent.length % tasks.length] ?? '';
        const key = { 'idempotency-key': randomUUID() };
        const { status } = await answered(() => lead.post(`/tasks/${task}/comment`, { text }, key));
        expect(status).toBe(200);
        sent.push(text);
      }
    };
    const all = Array.from({ length: callers }, caller);
    const more = async (count: number): Promise<void> => {
      for (const before = sent.length; sent.length < before + count;) await pause(20);
    };
    for (const part of parts) {
      await more(between);
      const before = pidOf(part);
      process.kill(before ?? 0, 'SIGKILL');
      await answered(async () => {
        const ready = await fetch(`${system.api}/health/ready`);
        const back = pidOf(part);
        return { status: back === undefined || back === before ? 503 : ready.status, body: null };
      });
    }
    await more(between);
    enough.abort();
    await Promise.all(all);

    let now = await dispatch();
    while (now.state === 'running') {
      await pause(200);
      now = await dispatch();
    }
    expect(now).toMatchObject({ state: 'done', started: now.total });
    const texts: string[] = [];
    for (const id of tasks) {
      const { body } = await lead.get<{ items: { kind: string; data: { text: string } }[] }>(
        `/tasks/${id}/events`,
      );
      texts.push(...body.items.filter(({ kind }) => kind === 'commented').map(({ data }) => data.text));
    }
    expect(texts.sort()).toEqual(sent.sort());
    const audit = system.cli('audit', '--json');
    expect(JSON.parse(audit.stdout)).toMatchObject({ faults: [] });
    const logs = path.join(system.dataDir, 'logs');
    const unhandled = readdirSync(logs).filter((file) =>
      /unhandled|UnhandledPromise|uncaught/iu.test(readFileSync(path.join(logs, file), 'utf8')),
    );
    expect(unhandled).toEqual([]);
    process.stdout.write(`${sent.length} acts and ${now.total} tasks through ${parts.length} deaths\n`);
    expect(await system.stop()).toEqual({ code: 0, left: [] });
  }, 240_000);
});
