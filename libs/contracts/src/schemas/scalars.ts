import { z } from 'zod';

/** A calendar day in Beijing time, `YYYY-MM-DD`. */
export const day = z.iso.date().meta({ description: '北京时间的日期，YYYY-MM-DD' });

/** An instant in ISO 8601 with an offset; the service answers with +08:00. */
export const instant = z.iso.datetime({ offset: true }).meta({ description: '带时区的时刻（ISO 8601）' });

/** An id the service gave. */
export const id = z.guid().transform((value) => value.toLowerCase());

/** An id in an answer. */
export const idOut = z.guid();

/** `<territory code>-<unit type>`. */
export const unitCodePattern = /^(?:\d{2,12}|BT(?:\d{2})?)-[a-z][a-z0-9_]*$/u;
export const unitCode = z
  .string()
  .max(64)
  .regex(unitCodePattern)
  .meta({ description: '单位代码：<地区代码>-<单位类型>，如 6531-agri' });

/** 2, 4, 6, 9 or 12 digits, or `BT`, `BT01` …. */
export const territoryCodePattern = /^(?:\d{2}|\d{4}|\d{6}|\d{9}|\d{12}|BT(?:\d{2})?)$/u;
export const territoryCode = z
  .string()
  .max(12)
  .regex(territoryCodePattern)
  .meta({ description: '地区代码：2、4、6、9、12位数字，或兵团的BT、BT01等' });

/** A text that a person writes: not blank, at most so many characters. */
export function words(max: number): z.ZodString {
  return z
    .string()
    .trim()
    .min(1)
    .max(max)
    .meta({ pattern: String.raw`\S` });
}

export const level = z.enum(['region', 'prefecture', 'county', 'township', 'village']);
export const status = z.enum([
  'assigned',
  'active',
  'submitted',
  'returned',
  'suspended',
  'declined',
  'completed',
  'terminated',
  'cancelled',
]);
export const light = z.enum(['green', 'yellow', 'red', 'blue', 'grey']);
export const forecast = z.enum(['on-time', 'late', 'blocked']);
export const kind = z.enum([
  'indicator',
  'project',
  'campaign',
  'pilot',
  'document',
  'mechanism',
  'routine',
  'event',
  'assessment',
]);
export const planYear = z.int().min(2000).max(2100);

/** A post of a unit. */
export const recipient = z.object({ unit: z.string(), post: z.string() }).meta({ id: 'Recipient' });
