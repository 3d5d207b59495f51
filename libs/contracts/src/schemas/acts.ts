import { z } from 'zod';
import { day, forecast, id, unitCode, words } from './scalars';

const reason = words(4000);
const remark = words(20_000);
const evidence = z.array(id).max(50);
const values = z.record(
  z.string().min(1).max(120),
  z.union([z.number().min(-1e15).max(1e15), z.string().max(1000)]),
);
const percent = z.number().min(0).max(100);

/** A unit, or one post of it: `653122-agri`, `653122-agri/officer`. */
const mention = z
  .string()
  .max(80)
  .regex(/^(?:\d{2,12}|BT(?:\d{2})?)-[a-z][a-z0-9_]*(?:\/(?:head|deputy|officer|secretary))?$/u);

/** The body of each act, by the name of its route; strict: an unknown member is a fault. Source: contract, "The acts". */
export const actBodies = {
  accept: z.strictObject({}),
  decline: z.strictObject({ reason }),
  progress: z.strictObject({
    text: remark,
    percent: percent.optional(),
    forecast: forecast.optional(),
    values: values
      .refine((given) => Object.keys(given).length <= 50, { error: '至多50项' })
      .meta({ maxProperties: 50 })
      .optional(),
    evidence: evidence.optional(),
  }),
  contribute: z.strictObject({ text: remark, evidence: evidence.optional() }),
  submit: z.strictObject({ summary: remark, evidence }),
  withdraw: z.strictObject({}),
  approve: z.strictObject({ comment: reason.optional() }),
  return: z.strictObject({ reason }),
  reopen: z.strictObject({ dueOn: day, reason }),
  'request-extension': z.strictObject({ dueOn: day, reason }),
  'decide-extension': z.strictObject({
    grant: z.boolean(),
    dueOn: day.optional(),
    reason: reason.optional(),
  }),
  reassign: z
    .strictObject({
      reason,
      unit: unitCode.optional(),
      support: z
        .array(unitCode)
        .max(50)
        .refine((units) => new Set(units).size === units.length, { error: '单位不得重复' })
        .meta({ uniqueItems: true })
        .optional(),
    })
    .refine((body) => body.unit !== undefined || body.support !== undefined, {
      error: '承办单位与配合单位至少改一项',
      path: ['unit'],
    })
    .meta({ anyOf: [{ required: ['unit'] }, { required: ['support'] }] }),
  decompose: z.strictObject({
    items: z
      .array(z.strictObject({ unit: unitCode, title: words(200).optional(), dueOn: day.optional() }))
      .min(1)
      .max(200)
      .refine((items) => new Set(items.map((item) => JSON.stringify(item))).size === items.length, {
        error: '各项不得相同',
      })
      .meta({ uniqueItems: true }),
  }),
  'raise-obstacle': z.strictObject({ text: remark, cause: words(200), heldBy: unitCode }),
  'clear-obstacle': z.strictObject({ text: reason, founded: z.boolean().optional() }),
  object: z.strictObject({ text: remark }),
  'decide-objection': z.strictObject({ uphold: z.boolean(), text: reason }),
  urge: z.strictObject({ text: reason }),
  comment: z.strictObject({ text: remark, mentions: z.array(mention).max(50).optional() }),
  suspend: z.strictObject({ reason }),
  resume: z.strictObject({ reason }),
  terminate: z.strictObject({ reason }),
  cancel: z.strictObject({ reason }),
} as const;

/** The name of an act's route. */
export type ActName = keyof typeof actBodies;

/** All acts, in the order of the contract. */
export const actNames = Object.keys(actBodies) as readonly ActName[];

/** The checked body of an act. */
export type ActBody<A extends ActName> = z.infer<(typeof actBodies)[A]>;

/** Most tasks one bulk request may name. */
export const bulkLimit = 200;

/**
 * `{act, items:[{id, …body}]}`; each item is checked on its own, so that one fault does not stop the others: an id
 * that names nothing is refused in its place.
 */
export const bulkActs = z.strictObject({
  act: z.enum(actNames as [ActName, ...ActName[]]),
  items: z
    .array(z.looseObject({ id: z.string().max(200) }))
    .min(1)
    .max(bulkLimit),
});

/** Whether a text can be an id at all. */
export function isId(text: string): boolean {
  return id.safeParse(text).success;
}

/** One submission for many tasks of a docket. */
export const docketReport = z.strictObject({
  items: z
    .array(
      z.strictObject({
        taskId: id,
        percent: percent.optional(),
        forecast: forecast.optional(),
        text: remark.optional(),
        values: values.optional(),
      }),
    )
    .min(1)
    .max(1000),
});
