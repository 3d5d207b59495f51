import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from '@temporalio/client';
import { connectTemporal } from '@duban/runtime';
import { Person, WholeSystem } from '../support/whole-system';

interface Audited {
  readonly faults: readonly { readonly code: string; readonly subject: string }[];
  readonly repaired?: readonly { readonly code: string; readonly subject: string }[];
  readonly started?: { readonly clocks: number };
  readonly tasks: number;
}

const audited = (run: { readonly stdout: string }): Audited => JSON.parse(run.stdout) as Audited;

describe('duban issue and duban audit on the whole system', () => {
  const system = new WholeSystem();
  beforeAll(() => system.start(), 180_000);
  afterAll(() => system.dispose());

  const head = () => {
    const account = system.accounts().find(({ unit, post }) => unit === '65-rural_office' && post === 'head');
    if (account === undefined) throw new Error('no head of the rural office among the demo accounts');
    return account;
  };

  async function temporal(): Promise<Client> {
    const runtime = JSON.parse(readFileSync(path.join(system.dataDir, 'runtime.json'), 'utf8')) as {
      readonly temporalAddress: string;
      readonly namespace: string;
    };
    const connection = await connectTemporal({ address: runtime.temporalAddress }, 10_000);
    return new Client({ connection, namespace: runtime.namespace });
  }

  it('issues a document from the command line and leaves a system that the audit finds sound', async () => {
    const person = await Person.signIn(system.api, head());
    const documents = await person.get<{ items: { id: string }[] }>('/documents');
    const id = documents.body.items[0]!.id;
    const options = [
      '--year',
      '2027',
      '--territory',
      '6540',
      '--approved-by',
      '党委',
      '--user',
      head().username,
    ];
    const issued = system.cli('issue', id, ...options, '--json');
    expect(issued.stderr).toContain('100%');
    const answer = JSON.parse(issued.stdout) as { total: number; started: number; state: string };
    expect(answer.state).toBe('done');
    expect(answer.started).toBe(answer.total);
    expect(answer.total).toBeGreaterThan(100);
    expect(issued.status).toBe(0);

    // Nothing is missing now: the same again is refused, in Chinese and with exit code 1.
    const again = system.cli('issue', id, ...options);
    expect(again.status).toBe(1);
    expect(again.stderr).toMatch(/[\u4e00-\u9fff]/u);

    const audit = system.cli('audit', '--json');
    expect(audited(audit).faults).toEqual([]);
    expect(audited(audit).tasks).toBeGreaterThan(answer.total);
    expect(audit.status).toBe(0);
  }, 180_000);

  it('finds a clock that was lost, and starts it again', async () => {
    const client = await temporal();
    const lost: string[] = [];
    const running = "WorkflowType = 'clock' AND ExecutionStatus = 'Running'";
    for await (const { workflowId } of client.workflow.list({ query: running })) {
      if (lost.length < 3) lost.push(workflowId);
    }
    for (const id of lost) await client.workflow.getHandle(id).terminate('lost');
    await client.connection.close();
    const ids = lost.map((id) => id.split('/').at(-1)!).sort((a, b) => a.localeCompare(b));

    // The worker compares every ten minutes only; until then the audit is who knows.
    const found = system.cli('audit', '--json');
    expect(found.status).toBe(1);
    const subjects = audited(found).faults.map(({ code, subject }) => `${code} ${subject}`);
    expect(subjects.sort((a, b) => a.localeCompare(b))).toEqual(ids.map((id) => `clock-not-running ${id}`));

    const mended = system.cli('audit', '--repair', '--json');
    expect(mended.status).toBe(0);
    expect(audited(mended)).toMatchObject({ faults: [], started: { clocks: 3 } });
    expect(audited(mended).repaired).toHaveLength(3);
    expect(system.cli('audit').stdout).toContain('一切相符');
  }, 180_000);

  it('says in one line where there is nothing to audit, and ends with the code of wrong usage', async () => {
    const stranger = new WholeSystem({ DATABASE_URL: '', TEMPORAL_ADDRESS: '' });
    const run = stranger.cli('audit', '--json');
    expect(run.status).toBe(2);
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
    expect(run.stdout).toBe('');
    await stranger.dispose();
  });
});
