import { randomUUID } from 'node:crypto';
import { Person, WholeSystem } from '../support/whole-system';

const acts = 200;
const callers = 10;

interface Sent {
  readonly key: string;
  readonly text: string;
  readonly taskId: string;
}

describe('kill -9 of the whole tree in the middle of acts', () => {
  const system = new WholeSystem();
  /** Keys of the acts that were answered. */
  const done = new Set<string>();
  afterAll(() => system.dispose());

  async function send(person: Person, each: Sent): Promise<number> {
    const answer = await person.post(
      `/tasks/${each.taskId}/comment`,
      { text: each.text },
      { 'idempotency-key': each.key },
    );
    if (answer.status === 200) done.add(each.key);
    return answer.status;
  }

  /** Sends all, ten at a time, until told to stop; a broken connection leaves the act unanswered. */
  async function sendAll(person: Person, all: readonly Sent[], stop: () => boolean): Promise<void> {
    const waiting = [...all];
    const caller = async (): Promise<void> => {
      for (let each = waiting.shift(); each && !stop(); each = waiting.shift()) {
        await send(person, each).catch((error: unknown) => {
          // fetch fails so where the connection breaks; its class is of another realm than the test's.
          if ((error as Error).name !== 'TypeError') throw error;
        });
      }
    };
    await Promise.all(Array.from({ length: callers }, caller));
  }

  async function textsOf(person: Person, taskIds: readonly string[]): Promise<Map<string, number>> {
    const seen = new Map<string, number>();
    for (const id of new Set(taskIds)) {
      const events = await person.get<{ items: { kind: string; data: { text: string } }[] }>(
        `/tasks/${id}/events`,
      );
      for (const event of events.body.items) {
        if (event.kind === 'commented') seen.set(event.data.text, (seen.get(event.data.text) ?? 0) + 1);
      }
    }
    return seen;
  }

  it('loses no answered act, doubles none, and mends itself at the next start', async () => {
    await system.start();
    const account = system.accounts().find((each) => each.unit?.endsWith('-agri') && each.post === 'head');
    if (!account) throw new Error('no head of an agriculture department among the demo accounts');
    const person = await Person.signIn(system.api, account);
    const { body } = await person.get<{ items: { id: string }[] }>(
      `/tasks?unit=${account.unit ?? ''}&limit=20`,
    );
    const tasks = body.items;
    const all: Sent[] = Array.from({ length: acts }, (_, index) => ({
      key: randomUUID(),
      text: `记录 ${index}`,
      taskId: tasks[index % tasks.length]?.id ?? '',
    }));

    const killed: Promise<void>[] = [];
    await sendAll(person, all, () => {
      if (killed.length === 0 && done.size >= acts / 3) killed.push(system.killAll());
      return false;
    });
    await Promise.all(killed);
    const answered = all.filter((each) => done.has(each.key));
    expect(answered.length).toBeGreaterThanOrEqual(acts / 3);
    expect(answered.length).toBeLessThan(acts);

    await system.start();
    const again = await Person.signIn(system.api, account);
    const ids = all.map((each) => each.taskId);
    const after = await textsOf(again, ids);
    expect(answered.filter((each) => after.get(each.text) !== 1)).toEqual([]);
    expect(all.filter((each) => (after.get(each.text) ?? 0) > 1)).toEqual([]);

    // The callers who got no answer ask again under the same key: each act is there once in the end.
    for (const each of all) expect(await send(again, each)).toBe(200);
    const finally_ = await textsOf(again, ids);
    expect(all.filter((each) => finally_.get(each.text) !== 1)).toEqual([]);

    const audit = system.cli('audit', '--json');
    expect(JSON.parse(audit.stdout)).toMatchObject({ faults: [] });
    expect(audit.status).toBe(0);
    const { code, left } = await system.stop();
    expect({ code, left }).toEqual({ code: 0, left: [] });
  }, 240_000);
});
