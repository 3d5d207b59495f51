import { z } from 'zod';
import { idOut, instant, level, recipient } from './scalars';
import { task } from './tasks';

export const attachment = z
  .object({ id: idOut, name: z.string(), size: z.int(), sha256: z.string() })
  .meta({ id: 'Attachment' });

/** A unit's list from one document: what it owes, and by when next. */
export const docket = z
  .object({
    id: idOut,
    unit: z.string(),
    territory: z.string(),
    level,
    document: z.object({ id: idOut, title: z.string().nullable(), number: z.string().nullable() }),
    planYear: z.int(),
    tasks: z.object({
      total: z.int(),
      open: z.int(),
      assigned: z.int(),
      overdue: z.int(),
      yellow: z.int(),
      red: z.int(),
      completed: z.int(),
    }),
    acceptBy: z.iso.date().nullable(),
    nextReportBy: z.iso.date().nullable(),
    nextDueOn: z.iso.date().nullable(),
    provisional: z.boolean().optional(),
    updatedAt: instant,
  })
  .meta({ id: 'Docket' });

export const docketDetail = docket.extend({ items: z.array(task) }).meta({ id: 'DocketDetail' });

export const itemResults = z.object({
  items: z.array(
    z.object({ id: idOut, ok: z.boolean(), task: task.optional(), error: z.unknown().optional() }),
  ),
});

export const notification = z
  .object({
    id: idOut,
    kind: z.enum(['digest', 'urgent']),
    day: z.iso.date().nullable(),
    title: z.string(),
    /** By what they ask, the most urgent first. */
    lines: z.array(
      z.looseObject({
        text: z.string(),
        group: z.string(),
        groupTitle: z.string(),
        count: z.int(),
        taskId: idOut.nullable(),
        docketId: idOut.nullable(),
        unit: z.string(),
        unitName: z.string(),
        /** Told because the unit has no account of its own. */
        standIn: z.boolean(),
        /** The sentence it rests on. */
        basis: z.string().nullable(),
      }),
    ),
    createdAt: instant,
    readAt: instant.nullable(),
  })
  .meta({ id: 'Notification' });

export const unit = z
  .object({
    code: z.string(),
    territory: z.string(),
    type: z.string(),
    level,
    name: z.string(),
    posts: z.array(z.string()),
    parent: z.string().nullable(),
    territoryName: z.string(),
    supervisor: z.string(),
  })
  .meta({ id: 'Unit' });

/** Who holds posts of a unit. */
export const unitPeople = z.object({
  items: z.array(z.object({ username: z.string(), name: z.string(), post: z.string() })),
  nextCursor: z.string().nullable(),
});

export const chain = z.object({
  items: z.array(
    z.object({ afterWorkingDays: z.int(), unit: z.string(), post: z.string(), name: z.string() }),
  ),
  nextCursor: z.string().nullable(),
});

/** A line of the overdue list: how late, in whose hands, who was told and when, what comes next. */
export const overdueItem = task
  .extend({
    lateWorkingDays: z.int(),
    heldBy: z.string(),
    told: z.array(z.object({ at: instant, level: z.int(), unit: z.string(), post: z.string() })),
    next: z
      .object({ at: instant, kind: z.string(), level: z.int(), recipients: z.array(recipient) })
      .nullable(),
  })
  .meta({ id: 'OverdueTask' });

export const template = z.looseObject({
  clause: z.int(),
  heading: z.string(),
  version: z.int(),
});

export const templateVersions = z.object({
  items: z.array(z.object({ version: z.int(), createdBy: z.string().nullable(), createdAt: instant })),
  nextCursor: z.string().nullable(),
});
