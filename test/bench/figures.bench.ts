import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseDocument, sourceFromText } from '@duban/policy';
import { Person, WholeSystem } from '../support/whole-system';

interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
}

const figures: Figure[] = [];
const put = (what: string, value: number, unit: string): void => {
  figures.push({ what, value: Math.round(value * 10) / 10, unit });
};

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? NaN;

function parsing(): void {
  const file = path.join(__dirname, '..', '..', 'seeds', 'documents', 'xinjiang-2023-1.txt');
  const text = readFileSync(file, 'utf8');
  const times = Array.from({ length: 21 }, () => {
    const from = performance.now();
    parseDocument(sourceFromText(text));
    return performance.now() - from;
  }).sort((a, b) => a - b);
  put('parse the document, in process, median of 21', quantile(times, 0.5), 'ms');
}

async function acting(
  person: Person,
  tasks: readonly string[],
  callers: number,
  acts: number,
): Promise<void> {
  const times: number[] = [];
  let next = 0;
  const caller = async (): Promise<void> => {
    for (let at = next++; at < acts; at = next++) {
      const id = tasks[at % tasks.length] ?? '';
      times.push(
        await timed(async () => {
          const { status } = await person.post(`/tasks/${id}/comment`, { text: `第${at}次` });
          if (status !== 200) throw new Error(`an act was answered ${status}`);
        }),
      );
    }
  };
  const whole = await timed(() => Promise.all(Array.from({ length: callers }, caller)));
  times.sort((a, b) => a - b);
  const who = callers === 1 ? 'one caller' : `${callers} callers`;
  put(`one act over HTTP, ${who}, p50`, quantile(times, 0.5), 'ms');
  put(`one act over HTTP, ${who}, p99`, quantile(times, 0.99), 'ms');
  put(`acts over HTTP, ${who}`, (acts / whole) * 1_000, '/s');
}

async function dispatching(system: WholeSystem): Promise<void> {
  const issuer = system.accounts().find((each) => each.unit === '65-rural_office' && each.post === 'head');
  if (!issuer) throw new Error('nobody may issue');
  const person = await Person.signIn(system.api, issuer);
  const documents = await person.get<{ items: { id: string }[] }>('/documents');
  const id = documents.body.items[0]?.id ?? '';
  // The demonstration issued this year's; next year's is issued to everybody at once.
  const body = {
    planYear: new Date().getFullYear() + 1,
    issuedOn: new Date().toISOString().slice(0, 10),
    approvedBy: '自治区党委',
  };
  let tasks = 0;
  const took = await timed(async () => {
    const asked = await person.post<{ dispatchId: string }>(`/documents/${id}/issue`, body);
    if (asked.status !== 202) throw new Error(`issuing was answered ${asked.status}`);
    for (let state = 'running'; state === 'running';) {
      await sleep(200);
      const { body: now } = await person.get<{ state: string; started: number }>(
        `/dispatches/${asked.body.dispatchId}`,
      );
      ({ state } = now);
      tasks = now.started;
    }
  });
  put('dispatch of the whole region to county depth, until armed', took / 1_000, 's');
  put('tasks of that dispatch', tasks, '');
}

async function main(): Promise<void> {
  parsing();
  const system = new WholeSystem();
  try {
    put('first start to ready, programs already fetched', (await timed(() => system.start())) / 1_000, 's');
    await system.stop();
    put('second start to ready', (await timed(() => system.start())) / 1_000, 's');
    const account = system.accounts().find((each) => each.unit === '653122-agri' && each.post === 'head');
    if (!account) throw new Error('no account to act with');
    const person = await Person.signIn(system.api, account);
    const { body } = await person.get<{ items: { id: string }[] }>('/tasks?unit=653122-agri&limit=50');
    const ids = body.items.map((task) => task.id);
    await acting(person, ids, 1, 50);
    figures.splice(-3);
    await acting(person, ids, 1, 300);
    await acting(person, ids, 10, 1_000);
    await dispatching(system);
  } finally {
    await system.dispose();
  }
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? '?'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
  console.log(machine);
  for (const { what, value, unit } of figures) {
    console.log(`${what.padEnd(64)} ${String(value).padStart(10)} ${unit}`);
  }
  console.log(JSON.stringify({ machine, at: new Date().toISOString(), figures }));
}

void main();
