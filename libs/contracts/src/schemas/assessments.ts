import { z } from 'zod';
import { commaList, paging, wholeNumber } from './lists';
import { day, id, idOut, instant, unitCode, unitCodePattern, words } from './scalars';

export const assessmentQuery = z.strictObject({
  unit: commaList(unitCode, unitCodePattern).optional(),
  /** The number of a publication; left out: the newest, or as things stand where there is none. */
  publication: z.union([wholeNumber(1, 9999), z.literal('provisional')]).optional(),
  ...paging,
});
export type AssessmentQuery = z.infer<typeof assessmentQuery>;

const rule = z.enum([
  'accept-missed',
  'completed',
  'floor',
  'indicator-missed',
  'indicator-reached',
  'late',
  'objection',
  'obstacle-founded',
  'obstacle-unfounded',
  'overdue',
  'reopened',
  'report-missed',
  'returned',
  'terminated',
]);

/** Points and the event they rest on. */
const point = z
  .object({
    rule,
    points: z.number(),
    taskId: idOut,
    seq: z.int(),
    amount: z.number(),
    figure: z.int().optional(),
    title: z.string().optional(),
  })
  .meta({ id: 'AssessmentPoint' });

const score = z
  .object({
    unit: z.string(),
    score: z.number().nullable(),
    earned: z.number(),
    possible: z.number(),
    tasks: z.object({
      met: z.int(),
      unmet: z.int(),
      pending: z.int(),
      void: z.int(),
      former: z.int(),
    }),
    byRule: z.partialRecord(rule, z.number()),
    /** Where units are asked for by name: their points; those of tasks the caller may not see are left out. */
    points: z.array(point).optional(),
    withheld: z.int().optional(),
  })
  .meta({ id: 'UnitScore' });

export const publication = z
  .object({
    id: idOut,
    year: z.int(),
    number: z.int(),
    /** A large year takes longer than an answer may: it is worked out in the background, and frozen when it is published. */
    state: z.enum(['computing', 'published']),
    rulesVersion: z.int(),
    cutoff: instant,
    /** SHA-256 over the canonical content, in hexadecimal; null until it is published. */
    hash: z.string().nullable(),
    units: z.int(),
    /** Assessed so far. */
    tasks: z.int(),
    /** How many there were when it began. */
    total: z.int(),
    publishedAt: instant,
    publishedBy: z.object({ name: z.string(), unit: z.string(), post: z.string() }),
    objectionsUntil: day,
  })
  .meta({ id: 'AssessmentPublication' });

export const assessmentAnswer = z.object({
  year: z.int(),
  state: z.enum(['provisional', 'published']),
  cutoff: instant,
  rules: z.object({
    version: z.int(),
    title: z.string(),
    source: z.array(z.string()),
    items: z.array(z.object({ rule, points: z.number(), most: z.number().nullable(), text: z.string() })),
  }),
  publication: publication.nullable(),
  publications: z.array(publication),
  /** The one that is being worked out. */
  computing: publication.nullable(),
  items: z.array(score),
  nextCursor: z.string().nullable(),
});

export const objectionBody = z.strictObject({ unit: unitCode, text: words(4000) });
export const objectionDecision = z.strictObject({
  uphold: z.boolean(),
  text: words(4000),
  /** Of an upheld one: points put right, task by task; a new publication counts them. */
  corrections: z
    .array(z.strictObject({ taskId: id, points: z.number().min(-1000).max(1000).multipleOf(0.25) }))
    .max(500)
    .optional(),
});

const who = z.object({ name: z.string(), unit: z.string(), post: z.string() });
export const objection = z
  .object({
    id: idOut,
    publication: z.int(),
    unit: z.string(),
    text: z.string(),
    reviewer: z.string(),
    raisedBy: who,
    raisedAt: instant,
    upheld: z.boolean().nullable(),
    answer: z.string().nullable(),
    corrections: z.array(z.object({ taskId: idOut, points: z.number() })),
    decidedBy: who.nullable(),
    decidedAt: instant.nullable(),
    mayDecide: z.boolean(),
  })
  .meta({ id: 'AssessmentObjection' });
export const objectionList = z.object({ items: z.array(objection) });
