import { z } from 'zod';
import { level, planYear, territoryCode } from './scalars';

/** How the units deal with what they owe. */
export const behaviour = z
  .enum(['punctual', 'mixed', 'slow', 'absent', 'obstructed'])
  .meta({ description: '各单位怎样办理：守时、常态、拖沓、不办、受阻（多有报障、退回与申请复核）' });

/** A year to be played before anything is issued. */
export const rehearseRequest = z.strictObject({
  planYear: planYear.optional(),
  territory: territoryCode.optional(),
  depth: level.optional(),
  behaviour: behaviour.optional(),
  seed: z.int().min(0).max(2_147_483_647).optional(),
  version: z
    .int()
    .min(0)
    .max(2_147_483_647)
    .optional()
    .meta({ description: '任务建议的版本；不写则取最新一版，0为未经修改的建议' }),
});
export type RehearseBody = z.infer<typeof rehearseRequest>;

const count = z.int().min(0);
const spread = z.object({ mean: z.number(), max: z.number() });

/** What `duban rehearse --json` prints. */
export const rehearsalAnswer = z
  .object({
    seed: z.int(),
    year: z.int(),
    engine: z.enum(['core', 'temporal']),
    behaviour,
    depth: level,
    territories: z.array(z.string()).nullable(),
    issuedOn: z.iso.date(),
    endsOn: z.iso.date(),
    workingDays: count,
    dockets: count,
    tasks: count,
    reminders: count,
    digests: count,
    urgent: count,
    obstacles: count,
    objections: count,
    escalations: z.array(z.object({ level: z.int(), count })),
    overdueDays: spread.extend({ tasks: count, atEnd: count }),
    workload: z.object({
      people: count,
      perPersonDay: spread,
      busiest: z.array(z.object({ unit: z.string(), post: z.string(), date: z.iso.date(), items: count })),
    }),
    messages: z.object({ total: count, perPersonDay: spread }),
    reports: z.object({
      asked: count,
      made: count,
      missed: count,
      perUnit: spread,
      busiest: z.array(z.object({ unit: z.string(), tasks: count, asked: count, made: count })),
    }),
    levels: z.array(z.object({ level, units: count, tasks: count, reports: count })),
    days: z.array(z.object({ date: z.iso.date(), messages: count, items: count })),
    board: z.object({ green: count, yellow: count, red: count, blue: count, grey: count }),
    fingerprint: z.string(),
  })
  .meta({ id: 'Rehearsal' });
export type RehearsalAnswer = z.infer<typeof rehearsalAnswer>;
