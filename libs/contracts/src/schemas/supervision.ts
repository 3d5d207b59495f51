import { z } from 'zod';
import { commaList, flag, oneOf, paging, taskFilters, wholeNumber } from './lists';
import { idOut, instant, level, light, words } from './scalars';

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
    /** Null for a 督查室 that decides it and has no other part in the task. */
    taskId: idOut.nullable(),
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
    /** Of its wording: how often it was edited. */
    version: z.int(),
    editable: z.boolean(),
  })
  .meta({ id: 'Proposal' });
export const proposalApproval = z.strictObject({ reason: z.string().trim().min(1).max(2000).optional() });
const lines = (most: number) => z.array(words(1000)).max(most);
/** The parts of a slip that are worded otherwise than the engine does; what is left out stays as it proposes. */
export const slipWordingEdit = z.strictObject({
  title: words(200).optional().meta({ description: '事项名称' }),
  findings: words(4000).optional().meta({ description: '存在问题（通报）、基本情况（约谈）；一行一段' }),
  demands: lines(20).min(1).optional().meta({ description: '要求与指标、工作要求，一项一段' }),
  contact: z.string().trim().max(100).optional().meta({ description: '联系人、电话（督办通知单）' }),
  meetingTime: z.string().trim().max(100).optional().meta({ description: '约谈时间' }),
  meetingPlace: z.string().trim().max(200).optional().meta({ description: '约谈地点' }),
  copies: lines(40).optional().meta({ description: '抄送' }),
});
export type SlipWordingEdit = z.infer<typeof slipWordingEdit>;
const slipWording = z.object({
  title: z.string(),
  findings: z.string(),
  demands: z.array(z.string()),
  contact: z.string(),
  meetingTime: z.string(),
  meetingPlace: z.string(),
  copies: z.array(z.string()),
});
/** How a slip is worded, how the engine proposes to, and who changed what. */
export const slipDraft = z
  .object({
    id: idOut,
    kind: proposalKind,
    version: z.int(),
    editable: z.boolean(),
    /** The parts its kind prints. */
    parts: z.array(slipWording.keyof()),
    wording: slipWording,
    proposed: slipWording,
    edits: z.array(
      z.object({
        version: z.int(),
        at: instant,
        by: z.object({ username: z.string(), name: z.string(), unit: z.string(), post: z.string() }),
        wording: slipWording.partial(),
      }),
    ),
  })
  .meta({ id: 'SlipDraft' });
export const proposalRejection = z.strictObject({ reason: z.string().trim().min(1).max(2000) });
