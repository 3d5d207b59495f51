import { z } from 'zod';
import { day, idOut, instant, level, light, planYear, territoryCode, words } from './scalars';
import { indicator } from './tasks';

/** A document given as text. */
export const documentText = z.strictObject({ title: words(300), text: z.string().min(1).max(2_000_000) });

const taskKey = z
  .string()
  .max(120)
  .regex(/^(?:\d{1,6}\/)?[a-z0-9][a-z0-9-]*$/u);

/** What issuing needs: the basis and approver are mandatory by the supervision rules. */
export const issueRequest = z.strictObject({
  planYear,
  issuedOn: day,
  approvedBy: words(200),
  basis: words(2000).optional(),
  territories: z.array(territoryCode).min(1).max(500).optional(),
  depth: level.optional(),
  places: z.record(taskKey, z.array(territoryCode).max(2000)).optional(),
  leads: z
    .record(
      taskKey,
      z
        .string()
        .max(64)
        .regex(/^[a-z][a-z0-9_]*$/u),
    )
    .optional(),
});
export type IssueBody = z.infer<typeof issueRequest>;

const remark = z.object({ key: z.string(), reason: z.string() });

export const issueAnswer = z.object({ dispatchId: idOut });
export const dispatchAnswer = z
  .object({
    id: idOut,
    total: z.int(),
    started: z.int(),
    dockets: z.int(),
    state: z.enum(['running', 'done', 'failed']),
    heldBack: z.array(remark),
    documentId: idOut,
    planYear: z.int(),
    error: z.string().nullable().meta({ description: '交办失败的原因' }),
    clauses: z.array(z.object({ clause: z.int(), total: z.int(), started: z.int() })),
    requestedAt: instant,
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'Dispatch' });

export const documentItem = z.object({
  id: idOut,
  title: z.string().nullable(),
  number: z.string().nullable(),
  issuedOn: z.iso.date().nullable(),
  fileName: z.string(),
  clauses: z.int(),
  importedBy: z.string(),
  importedAt: instant,
  issues: z.array(z.object({ planYear: z.int(), createdAt: instant })),
});

/** The parse of `duban parse`, each clause with the template it matched, or the tasks proposed for it. */
export const documentAnswer = z.looseObject({
  id: idOut,
  title: z.string().nullable(),
  number: z.string().nullable(),
  issuedOn: z.iso.date().nullable(),
  sections: z.array(z.looseObject({})),
  warnings: z.array(z.object({ code: z.string(), line: z.int(), message: z.string() })),
});

export const coverageAnswer = z.looseObject({
  sentences: z.int(),
  covered: z.int(),
  uncovered: z.array(z.object({ clause: z.int(), sentence: z.int() })),
});

export const planAnswer = z.looseObject({
  provisional: z.literal(true).optional().meta({ description: '有年度的放假通知尚未录入，日期为暂定' }),
  totals: z.object({ tasks: z.int(), dockets: z.int(), reports: z.int() }),
  units: z.array(z.object({ unit: z.string(), tasks: z.int(), reports: z.int() })),
  confirm: z.array(remark),
  heldBack: z.array(remark),
});

const tally = z.object({ total: z.int(), completed: z.int(), overdue: z.int() });

export const clauseStandings = z.object({
  items: z.array(
    z
      .object({
        clause: z.int(),
        heading: z.string(),
        light,
        tasks: tally,
        sentences: z.array(
          z.object({
            index: z.int(),
            text: z.string(),
            light,
            tasks: tally,
            taskIds: z.array(idOut).meta({ description: '调用者可见的事项，最急的在前' }),
          }),
        ),
        indicators: z.array(indicator.extend({ sentence: z.int() })),
        closedAt: instant.nullable(),
      })
      .meta({ id: 'ClauseStanding' }),
  ),
  nextCursor: z.string().nullable(),
});
