import { z } from 'zod';
import { commaList, flag, oneOf, paging, taskFilters, wholeNumber } from './lists';
import { idOut, instant, level, light } from './scalars';

/** How many tasks stand under each light. */
const tally = {
  total: z.int(),
  green: z.int(),
  yellow: z.int(),
  red: z.int(),
  blue: z.int(),
  grey: z.int(),
  overdue: z.int(),
};

export const boardQuery = z.strictObject({
  /** Rows: units, or the places directly below one. */
  by: z.enum(['unit', 'territory']).default('unit'),
  territory: taskFilters.territory,
  document: taskFilters.document,
  planYear: wholeNumber(2000, 2100).optional(),
  clause: taskFilters.clause,
  level: commaList(level, oneOf(level.options)).optional(),
  unit: taskFilters.unit,
  ...paging,
});
export type BoardQuery = z.infer<typeof boardQuery>;

const boardCell = z
  .object({ document: idOut, clause: z.int(), light, ...tally })
  .meta({ id: 'BoardCell', description: '一个单位（或地区）一条的事项，按灯计数；light 为其中最紧的灯' });

const boardRow = z
  .object({
    unit: z.string().nullable(),
    territory: z.string(),
    name: z.string(),
    level,
    /** By place: the units of the place itself, not those below it. */
    own: z.boolean(),
    light,
    ...tally,
    cells: z.array(boardCell),
  })
  .meta({ id: 'BoardRow' });

export const boardAnswer = z
  .object({
    by: z.enum(['unit', 'territory']),
    territory: z.object({ code: z.string(), name: z.string() }).nullable(),
    asOf: instant,
    totals: z.object(tally),
    clauses: z.array(z.object({ document: idOut, clause: z.int(), heading: z.string(), light, ...tally })),
    items: z.array(boardRow),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'Board' });

export const proposalKind = z.enum(['notice', 'circular', 'interview']);
export const proposalState = z.enum(['pending', 'approved', 'rejected', 'lapsed']);
export const proposalQuery = z.strictObject({
  state: commaList(proposalState, oneOf(proposalState.options)).optional(),
  kind: commaList(proposalKind, oneOf(proposalKind.options)).optional(),
  unit: taskFilters.unit,
  territory: taskFilters.territory,
  task: taskFilters.document,
  /** Those the caller may decide. */
  mine: flag.optional(),
  ...paging,
});
export type ProposalQuery = z.infer<typeof proposalQuery>;
export const proposal = z
  .object({
    id: idOut,
    kind: proposalKind,
    state: proposalState,
    taskId: idOut,
    clause: z.int(),
    title: z.string(),
    unit: z.string(),
    decider: z.string(),
    dueOn: z.iso.date(),
    lateWorkingDays: z.int(),
    status: z.string(),
    at: instant,
    reason: z.string().nullable(),
    decidedBy: z.object({ name: z.string(), unit: z.string(), post: z.string() }).nullable(),
    decidedAt: instant.nullable(),
    number: z.string().nullable(),
    decidable: z.boolean(),
  })
  .meta({ id: 'Proposal' });
export const proposalApproval = z.strictObject({ reason: z.string().trim().min(1).max(2000).optional() });
export const proposalRejection = z.strictObject({ reason: z.string().trim().min(1).max(2000) });
