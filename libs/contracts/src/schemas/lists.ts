import { z } from 'zod';
import {
  day,
  id,
  instant,
  light,
  status,
  territoryCode,
  territoryCodePattern,
  unitCode,
  unitCodePattern,
  words,
} from './scalars';

/** Most items a list gives at once. */
export const pageLimit = 200;
/** What it gives where the caller does not say. */
export const pageDefault = 50;

export const idPattern = /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/u;
export const clausePattern = /^[1-9]\d{0,3}$/u;
/** One of these, whole. */
export const oneOf = (options: readonly string[]): RegExp => new RegExp(`^(?:${options.join('|')})$`, 'u');

/**
 * A comma list in a query: `a,b`; empty parts are faults. A fault is told of the part that has it; the pattern tells
 * the reader of the page how the whole is written.
 */
export function commaList<T extends z.ZodType<unknown, string>>(
  item: T,
  part: RegExp,
  max = 100,
): z.ZodType<z.output<T>[], string> {
  const one = part.source.replaceAll(/^\^|\$$/gu, '');
  return z
    .string()
    .max(8000)
    .transform((text) => text.split(','))
    .pipe(z.array(item).min(1).max(max))
    .meta({ pattern: `^${one}(?:,${one}){0,${max - 1}}$` });
}

/** `true` or `false` in a query. */
export const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** A whole number written in digits. */
export function wholeNumber(min: number, max: number): z.ZodType<number, string> {
  return z
    .string()
    .regex(/^\d{1,9}$/u)
    .transform(Number)
    .pipe(z.int().min(min).max(max))
    .meta({ type: 'integer', minimum: min, maximum: max, pattern: undefined });
}

export const paging = {
  limit: wholeNumber(1, pageLimit).default(pageDefault),
  cursor: z
    .string()
    .min(1)
    .max(500)
    .optional()
    .meta({ format: 'cursor', description: '上一页答复中的 nextCursor，仅用于同样的查询' }),
};

/** Paging of a short list, which is answered whole unless it is asked for in parts. */
export const partPaging = { limit: wholeNumber(1, pageLimit).optional(), cursor: paging.cursor };

export const sortKeys = ['dueAt', 'updatedAt', 'unit', 'clause'] as const;
export type SortKey = (typeof sortKeys)[number];

const sort = z
  .enum(sortKeys.flatMap((key) => [key, `-${key}`] as const) as [string, ...string[]])
  .default('dueAt')
  .transform((text) => ({ key: text.replace('-', '') as SortKey, descending: text.startsWith('-') }));

/** The filters that lists and exports of tasks share. */
export const taskFilters = {
  unit: commaList(unitCode, unitCodePattern).optional(),
  territory: commaList(territoryCode, territoryCodePattern).optional(),
  document: commaList(id, idPattern).optional(),
  clause: commaList(wholeNumber(1, 9999), clausePattern).optional(),
  status: commaList(status, oneOf(status.options)).optional(),
  light: commaList(light, oneOf(light.options)).optional(),
  overdue: flag.optional(),
  /** Due before that day begins, or before that instant. */
  dueBefore: z.union([day, instant]).optional(),
  /** Led or supported by a unit the caller holds a post of. */
  mine: flag.optional(),
  /** Supervised by these units. */
  supervisor: commaList(unitCode, unitCodePattern).optional(),
  parent: commaList(id, idPattern).optional(),
  q: words(100).optional(),
};

export const taskQuery = z.strictObject({ ...taskFilters, ...paging, sort });
/** The filters and orders of the list, without its pages. */
export const exportQuery = z.strictObject({ ...taskFilters, sort });
export const docketQuery = z.strictObject({
  unit: commaList(unitCode, unitCodePattern).optional(),
  territory: commaList(territoryCode, territoryCodePattern).optional(),
  document: commaList(id, idPattern).optional(),
  ...paging,
});
export const overdueQuery = z.strictObject({
  unit: taskFilters.unit,
  territory: taskFilters.territory,
  document: taskFilters.document,
  clause: taskFilters.clause,
  ...paging,
});
export const pageQuery = z.strictObject(paging);
export const notificationQuery = z.strictObject({ unread: flag.optional(), ...paging });
export const unitQuery = z.strictObject({
  type: z
    .string()
    .max(64)
    .regex(/^[a-z][a-z0-9_]*$/u)
    .optional()
    .meta({ description: '只要这一类单位，如 party：每个地区一个' }),
  parent: z.union([territoryCode, unitCode]).optional(),
  q: words(100).optional(),
  ...paging,
});
export const planQuery = z.strictObject({
  planYear: wholeNumber(2000, 2100).optional(),
  territory: commaList(territoryCode, territoryCodePattern).optional(),
  depth: z.enum(['region', 'prefecture', 'county', 'township', 'village']).optional(),
});
export const standingQuery = z.strictObject({ planYear: wholeNumber(2000, 2100).optional(), ...partPaging });
export const partQuery = z.strictObject(partPaging);
export const noQuery = z.strictObject({});

export type TaskQuery = z.infer<typeof taskQuery>;
export type DocketQuery = z.infer<typeof docketQuery>;
export type OverdueQuery = z.infer<typeof overdueQuery>;
export type PageQuery = z.infer<typeof pageQuery>;
export type NotificationQuery = z.infer<typeof notificationQuery>;
export type UnitQuery = z.infer<typeof unitQuery>;
export type PartQuery = z.infer<typeof partQuery>;
export type PlanQuery = z.infer<typeof planQuery>;

/** `{items, nextCursor, total?}` around an item. */
export function pageOf<T extends z.ZodType>(
  item: T,
): z.ZodObject<{
  items: z.ZodArray<T>;
  nextCursor: z.ZodNullable<z.ZodString>;
  total: z.ZodOptional<z.ZodInt>;
}> {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.int().optional() });
}
