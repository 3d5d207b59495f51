import { z } from 'zod';
import { day, id, instant, light, status, territoryCode, unitCode } from './scalars';

/** Most items a list gives at once. */
export const pageLimit = 200;
/** What it gives where the caller does not say. */
export const pageDefault = 50;

/** A comma list in a query: `a,b`; empty parts are faults. */
function commaList<T extends z.ZodType<unknown, string>>(item: T, max = 100) {
  return z
    .string()
    .max(8000)
    .transform((text) => text.split(','))
    .pipe(z.array(item).min(1).max(max));
}

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** A whole number written in digits. */
function wholeNumber(min: number, max: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/u)
    .transform(Number)
    .pipe(z.int().min(min).max(max));
}

export const paging = {
  limit: wholeNumber(1, pageLimit).default(pageDefault),
  cursor: z.string().min(1).max(500).optional(),
};

export const sortKeys = ['dueAt', 'updatedAt', 'unit', 'clause'] as const;
export type SortKey = (typeof sortKeys)[number];

const sort = z
  .enum(sortKeys.flatMap((key) => [key, `-${key}`] as const) as [string, ...string[]])
  .default('dueAt')
  .transform((text) => ({ key: text.replace('-', '') as SortKey, descending: text.startsWith('-') }));

/** The filters that lists and exports of tasks share. */
export const taskFilters = {
  unit: commaList(unitCode).optional(),
  territory: commaList(territoryCode).optional(),
  document: commaList(id).optional(),
  clause: commaList(wholeNumber(1, 9999)).optional(),
  status: commaList(status).optional(),
  light: commaList(light).optional(),
  overdue: flag.optional(),
  /** Due before that day begins, or before that instant. */
  dueBefore: z.union([day, instant]).optional(),
  /** Led or supported by a unit the caller holds a post of. */
  mine: flag.optional(),
  /** Supervised by these units. */
  supervisor: commaList(unitCode).optional(),
  q: z.string().trim().min(1).max(100).optional(),
};

export const taskQuery = z.strictObject({ ...taskFilters, ...paging, sort });
export const docketQuery = z.strictObject({
  unit: commaList(unitCode).optional(),
  territory: commaList(territoryCode).optional(),
  document: commaList(id).optional(),
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
  parent: z.union([territoryCode, unitCode]).optional(),
  q: z.string().trim().min(1).max(100).optional(),
  ...paging,
});
export const planQuery = z.strictObject({
  planYear: wholeNumber(2000, 2100).optional(),
  territory: commaList(territoryCode).optional(),
  depth: z.enum(['region', 'prefecture', 'county', 'township', 'village']).optional(),
});
export const standingQuery = z.strictObject({ planYear: wholeNumber(2000, 2100).optional() });
export const noQuery = z.strictObject({});

export type TaskQuery = z.infer<typeof taskQuery>;
export type DocketQuery = z.infer<typeof docketQuery>;
export type OverdueQuery = z.infer<typeof overdueQuery>;
export type PageQuery = z.infer<typeof pageQuery>;
export type NotificationQuery = z.infer<typeof notificationQuery>;
export type UnitQuery = z.infer<typeof unitQuery>;
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
