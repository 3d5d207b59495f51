import { z } from 'zod';
import { wholeNumber } from './lists';
import { day, idOut, instant, kind, level, territoryCode, words } from './scalars';
import { indicator } from './tasks';

const rhythm = z.enum(['month', 'quarter', 'half-year', 'year']);
const scope = z.enum([
  ...['all', 'southern', 'northern', 'poverty', 'resettlement', 'pilot', 'demo-villages'],
  ...['aid-paired', 'conditional', 'corps', 'region-only', 'restricted'],
] as const);
const lineLevel = level.exclude(['region']);
const unitType = z
  .string()
  .max(64)
  .regex(/^[a-z][a-z0-9_]*$/u)
  .meta({ description: '单位类型，如 agri、rural_office' });
const proposalKey = z
  .string()
  .max(120)
  .regex(/^[a-z0-9][a-z0-9-]*$/u)
  .meta({ description: '任务名；新增的任务可以不写' });

/** One task as a person wants it; all together replace the document's proposals. */
export const taskEdit = z.strictObject({
  key: proposalKey.optional(),
  clause: z.int().min(1).max(1_000_000),
  sentences: z
    .array(z.int().min(0).max(100_000))
    .max(500)
    .meta({ description: '所依据的句子；空或0为条款标题' }),
  title: words(200),
  kind,
  lead: unitType,
  support: z.array(unitType).max(60),
  dueOn: day,
  rhythm,
  line: z
    .array(lineLevel)
    .max(4)
    .meta({ description: '自治区以下承担的层级；空为只由自治区（兵团）本级承担' }),
  corps: z.boolean().optional(),
  scope,
  places: z.array(territoryCode).max(2000).nullable().optional(),
  confirmed: z.boolean().optional().meta({ description: '存疑之处已经核实' }),
});
export type TaskEditBody = z.infer<typeof taskEdit>;

export const proposalsEdit = z.strictObject({ tasks: z.array(taskEdit).max(3000) });

export const proposalsQuery = z.strictObject({
  planYear: wholeNumber(2000, 2100).optional(),
  territory: territoryCode.optional(),
  version: wholeNumber(0, 999_999).optional(),
});
export type ProposalsQuery = z.infer<typeof proposalsQuery>;

const editor = z.object({ username: z.string(), name: z.string(), unit: z.string(), post: z.string() });

/** A task made from the document's own words, as it stands. */
export const taskProposal = z
  .object({
    key: z.string(),
    clause: z.int(),
    title: z.string(),
    kind,
    lead: z.string(),
    leadConfidence: z.enum(['high', 'medium', 'low']),
    support: z.array(z.string()),
    line: z.array(level),
    relay: z.array(level),
    corps: z.boolean(),
    rhythm,
    scope,
    places: z.array(z.string()).nullable(),
    dueOn: z.iso.date(),
    indicators: z.array(indicator),
    unsure: z.array(z.string()).meta({ description: '存疑之处' }),
    edited: z.boolean(),
    basis: z
      .array(z.object({ sentence: z.int(), text: z.string() }))
      .meta({ description: '所依据的原文；句子0为条款标题' }),
  })
  .meta({ id: 'TaskProposal' });

export const proposalsAnswer = z
  .object({
    documentId: idOut,
    version: z.int().meta({ description: '0 为未经修改' }),
    planYear: z.int(),
    territories: z.array(z.string()).meta({ description: '交办的范围' }),
    editedBy: editor.nullable(),
    editedAt: instant.nullable(),
    mayEdit: z.boolean(),
    clauses: z.array(
      z.object({
        clause: z.int(),
        heading: z.string().nullable(),
        sentences: z.array(z.object({ index: z.int(), text: z.string() })),
        tasks: z.array(taskProposal),
      }),
    ),
    uncovered: z.array(z.object({ clause: z.int(), sentence: z.int() })),
  })
  .meta({ id: 'DocumentProposals' });

export const proposalVersionsAnswer = z.object({
  items: z.array(
    z.object({ version: z.int(), planYear: z.int(), tasks: z.int(), editedBy: editor, editedAt: instant }),
  ),
});
