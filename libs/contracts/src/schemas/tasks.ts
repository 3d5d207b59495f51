import { z } from 'zod';
import { forecast, idOut, instant, kind, level, light, recipient, status } from './scalars';

const dayOut = z.iso.date();

export const indicator = z
  .object({
    text: z.string(),
    comparator: z.enum(['>=', '<=', '>', '<', '=', '~']),
    value: z.union([z.number(), z.string(), z.null()]),
    unit: z.string().nullable(),
    kind: z.enum(['explicit', 'implied', 'relative']),
    wording: z.string().optional().meta({ description: '比较方式的依据，原文未写明的' }),
    rollUp: z
      .enum(['each', 'mean', 'minimum', 'rate', 'share', 'sum'])
      .optional()
      .meta({ description: '逐级汇总的方式' }),
    weight: z.string().optional().meta({ description: '加权平均所用的权数' }),
  })
  .meta({ id: 'Indicator' });

/** A figure a task is judged by, with the value last reported; null before the first. */
export const taskIndicator = indicator
  .extend({ reported: z.union([z.number(), z.string(), z.null()]) })
  .meta({ id: 'TaskIndicator' });

export const basis = z
  .object({
    document: idOut,
    clause: z.int(),
    sentence: z.int(),
    text: z.string(),
  })
  .meta({ id: 'Basis' });

/** What the tasks divided from one come to: how many stand how, and the mean of their progress. */
export const childrenTally = z
  .object({
    total: z.int(),
    open: z.int(),
    completed: z.int(),
    overdue: z.int(),
    red: z.int(),
    yellow: z.int(),
    progress: z.number().nullable(),
  })
  .meta({ id: 'ChildrenTally' });

/** A task as every route answers it. `children` is told of one task alone, where it was divided. `acts`: what the caller may do now, by any of its posts. */
export const task = z
  .object({
    id: idOut,
    clause: z.int(),
    key: z.string(),
    title: z.string(),
    kind,
    status,
    light,
    overdue: z.boolean(),
    escalationLevel: z.int(),
    unit: z.string(),
    support: z.array(z.string()),
    territory: z.string(),
    level,
    docketId: idOut,
    parentId: idOut.nullable(),
    dueOn: dayOut,
    dueAt: instant,
    originalDueOn: dayOut,
    acceptBy: dayOut.nullable(),
    nextReportBy: dayOut.nullable(),
    progress: z.number().nullable(),
    expectedProgress: z.number().nullable(),
    forecast: forecast.nullable(),
    indicators: z.array(taskIndicator),
    basis: z.array(basis),
    sensitive: z.boolean(),
    templateVersion: z.int(),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
    supervisor: z.string(),
    relays: z.array(z.string()),
    extension: z.object({ dueOn: dayOut, requestedAt: instant }).nullable(),
    parentUnit: z.string().nullable(),
    obstacle: z.object({ heldBy: z.string(), cause: z.string(), since: instant }).nullable(),
    objection: z
      .object({
        since: instant,
        reviewer: z.string(),
        against: z.object({
          kind: z.string(),
          seq: z.int(),
          unit: z.string().nullable(),
          username: z.string().nullable(),
        }),
      })
      .nullable(),
    children: childrenTally.optional(),
    provisional: z.boolean().optional(),
    acts: z.array(z.string()).optional(),
  })
  .meta({ id: 'Task' });

export type TaskAnswer = z.infer<typeof task>;

export const taskEvents = z.object({
  items: z.array(
    z
      .object({
        seq: z.int(),
        at: instant,
        recordedAt: instant,
        kind: z.string(),
        actor: z.looseObject({ kind: z.enum(['person', 'clock']) }),
        data: z.record(z.string(), z.unknown()),
        hash: z.string(),
      })
      .meta({ id: 'TaskEvent' }),
  ),
  nextCursor: z.string().nullable(),
});

export const taskSchedule = z.object({
  items: z.array(
    z
      .object({
        at: instant,
        kind: z.enum(['remind', 'report-due', 'accept-due', 'escalate', 'review-due']).meta({
          description:
            'remind、escalate、review-due：此刻告知所列岗位；accept-due、report-due：所列岗位须在此刻之前签收、反馈，此刻不发通知，逾期的由下一工作日的摘要告知主要负责人',
        }),
        level: z.int(),
        recipients: z.array(recipient),
        provisional: z.boolean().optional(),
      })
      .meta({ id: 'ScheduleItem' }),
  ),
  nextCursor: z.string().nullable(),
});

export const taskExplanation = z
  .object({
    light,
    reasons: z.array(
      z.object({
        code: z.string(),
        text: z.string(),
        at: instant.optional(),
        workingDays: z.number().optional(),
      }),
    ),
    clock: z.array(
      z.object({
        from: instant,
        to: instant.nullable(),
        state: z.string(),
        countedWorkingDays: z.number(),
        heldBy: z.string(),
      }),
    ),
  })
  .meta({ id: 'Explanation' });

export const bulkAnswer = z.object({
  items: z.array(
    z.object({ id: z.string(), ok: z.boolean(), task: task.optional(), error: z.unknown().optional() }),
  ),
});
