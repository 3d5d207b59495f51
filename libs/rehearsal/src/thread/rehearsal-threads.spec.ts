import { plan } from '@duban/planning';
import { parseDocument, sourceFromText } from '@duban/policy';
import { loadCalendarYears, loadOrganisation, loadWorkCalendar } from '@duban/seeds';
import { templates } from '@duban/workflows/templates';
import { playCore } from '../core-engine';
import type { RehearsalJob } from './job';
import { RehearsalThreads } from './rehearsal-threads';

const text = templates
  .filter(({ number }) => number === 26)
  .map(({ numeral, heading, sentences }) => `（${numeral}）${heading}。${sentences.join('')}`)
  .join('\n');
const document = parseDocument(sourceFromText(text));
const playing = { behaviour: 'mixed', seed: 7, remindAt: '10:07' } as const;
const job: RehearsalJob = {
  ...{ document, templates, playing, calendars: loadCalendarYears(), today: '2023-06-01' },
  ...{ planYear: 2023, territories: ['6504'], depth: 'county', edited: null, mostTasks: 1_000 },
};
const limits = { atOnce: 1, waiting: 2, timeMs: 60_000, memoryMb: 512 };

describe('rehearsals in threads', () => {
  it('give the report that the engine gives, one after the other, and refuse what would wait too long', async () => {
    const threads = new RehearsalThreads(limits);
    const [first, second, third, fourth] = await Promise.all(
      [job, job, job, job].map((one) => threads.run(one)),
    );
    const made = plan({
      ...{ document, templates, organisation: loadOrganisation(), calendar: loadWorkCalendar('2023-06-01') },
      ...{ planYear: 2023, issuedOn: '2023-06-01', territories: ['6504'], depth: 'county' as const },
    });
    if (!made.ok) throw new Error(made.refusal.code);
    const report = playCore(made.plan, playing, () => undefined);
    expect([first, second, third]).toEqual([
      { ok: true, report },
      { ok: true, report },
      { ok: true, report },
    ]);
    expect(fourth).toEqual({ ok: false, refusal: { code: 'rehearsal-busy', params: {} } });
  });

  it('refuse what is too large, and what the plan refuses', async () => {
    const threads = new RehearsalThreads(limits);
    const tasks = 3;
    expect(await threads.run({ ...job, mostTasks: tasks })).toMatchObject({
      refusal: { code: 'rehearsal-too-large', params: { limit: tasks } },
    });
    expect(await threads.run({ ...job, territories: ['999999'] })).toMatchObject({
      refusal: { code: 'unknown-territory' },
    });
  });

  it('end when they are closed, and when their time is over', async () => {
    const short = new RehearsalThreads({ ...limits, timeMs: 1 });
    expect(await short.run(job)).toMatchObject({ refusal: { code: 'rehearsal-too-large' } });
    const closing = new RehearsalThreads(limits);
    const running = [closing.run(job), closing.run(job)];
    await closing.close();
    expect(await Promise.all(running)).toEqual(
      running.map(() => ({ ok: false, refusal: { code: 'rehearsal-busy', params: {} } })),
    );
    expect(await closing.run(job)).toMatchObject({ ok: false });
  });
});
