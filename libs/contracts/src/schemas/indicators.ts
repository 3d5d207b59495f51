import { z } from 'zod';
import { clausePattern, commaList, idPattern, paging, wholeNumber } from './lists';
import {
  day,
  id,
  idOut,
  instant,
  level,
  light,
  status,
  territoryCode,
  territoryCodePattern,
  unitCode,
  words,
} from './scalars';

/** A period of a figure: a month, a quarter, a half-year or a year. */
export const periodKey = z
  .string()
  .regex(/^\d{4}(?:-(?:0[1-9]|1[0-2]|Q[1-4]|H[12]))?$/u)
  .meta({ description: '期间：2023-03、2023-Q1、2023-H1 或 2023' });

/** A value: a number, a numeral or a fraction (`"2/3"`). */
export const reportedValue = z.union([
  z.number().min(-1e15).max(1e15),
  z
    .string()
    .max(40)
    .regex(/^\s*-?\d{1,15}(?:\.\d{1,9})?\s*(?:\/\s*\d{1,9}(?:\.\d{1,9})?\s*)?$/u),
]);

const planYearQuery = wholeNumber(2000, 2100).optional();
export const indicatorQuery = z.strictObject({
  document: commaList(id, idPattern).optional(),
  clause: commaList(wholeNumber(1, 9999), clausePattern).optional(),
  territory: commaList(territoryCode, territoryCodePattern).optional(),
  planYear: planYearQuery,
  ...paging,
});
export const indicatorPlaceQuery = z.strictObject({ territory: territoryCode.optional() });
export type IndicatorQuery = z.infer<typeof indicatorQuery>;

/** A report of a unit for a period; one of a period that has a value corrects it, best with a reason. */
export const indicatorReport = z.strictObject({
  unit: unitCode,
  period: periodKey,
  value: reportedValue,
  reason: words(1000).optional(),
});

const amount = z.number().min(-1e15).max(1e15).nullable();
/** Shares of a total (or baselines), and weights, territory by territory; null takes one away. */
export const indicatorTargets = z.strictObject({
  items: z
    .array(
      z
        .strictObject({
          territory: territoryCode,
          value: amount.optional(),
          weight: z.number().min(0).max(1e15).nullable().optional(),
        })
        .refine(({ value, weight }) => value !== undefined || weight !== undefined, {
          error: '目标与权重至少填一项',
          path: ['value'],
        }),
    )
    .min(1)
    .max(500),
});
export type IndicatorTargetsBody = z.infer<typeof indicatorTargets>;

const place = z
  .object({ code: z.string(), name: z.string(), level, unit: z.string().nullable() })
  .meta({ id: 'FigurePlace' });
const target = z.object({
  value: z.number().nullable(),
  source: z.enum(['document', 'last-year', 'share', 'undivided', 'unknown']),
});
const ownValue = z.object({ value: z.number(), carried: z.boolean() }).nullable();
const standing = z
  .object({
    period: z.string(),
    from: day,
    to: day,
    own: ownValue,
    rolledUp: z.object({
      value: z.number().nullable(),
      units: z.int(),
      reported: z.int(),
      carried: z.int(),
      equalWeights: z.boolean(),
    }),
    value: z.number().nullable(),
    expected: z.number().nullable(),
    behind: z.number().nullable(),
    reached: z.boolean().nullable(),
  })
  .meta({ id: 'PeriodStanding' });

/** A figure of a clause as it stands in one territory. */
export const indicatorItem = z
  .object({
    id: idOut,
    document: z.object({ id: idOut, title: z.string().nullable() }),
    planYear: z.int(),
    clause: z.int(),
    key: z.string(),
    position: z.int(),
    title: z.string(),
    text: z.string(),
    comparator: z.enum(['>=', '<=', '>', '<', '=', '~']),
    value: z.union([z.number(), z.string(), z.null()]),
    unit: z.string().nullable(),
    kind: z.enum(['explicit', 'implied', 'relative']),
    rollUp: z.object({
      rule: z.enum(['minimum', 'share-of-units', 'sum', 'weighted-mean']),
      weight: z.string().nullable(),
    }),
    rhythm: z.string(),
    curve: z.array(z.number()).nullable(),
    territory: place,
    target,
    periods: z.array(standing),
    latest: standing.nullable(),
    light,
    forecast: z
      .object({
        value: z.number(),
        method: z.enum(['even', 'final', 'level', 'season', 'trend']),
        reached: z.boolean().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'IndicatorStanding' });

const told = z
  .object({
    unit: z.string(),
    territory: z.string(),
    period: z.string(),
    value: z.number(),
    written: z.string(),
    at: instant,
    by: z.object({ name: z.string(), unit: z.string(), post: z.string() }),
    source: z.enum(['correction', 'import', 'progress', 'report']),
    reason: z.string().nullable(),
    fileName: z.string().nullable(),
    taskId: idOut.nullable(),
    seq: z.int().nullable(),
    replaced: z.boolean(),
  })
  .meta({ id: 'ReportedValue' });

const gap = z
  .object({ territory: z.string(), whole: z.number(), sum: z.number(), without: z.array(z.string()) })
  .nullable();

/** With the territories right below, every value that came, and what the caller may do. */
export const indicatorDetail = indicatorItem
  .extend({
    above: z.array(place),
    children: z.array(
      place.extend({
        target,
        weight: z.number().nullable(),
        periods: z.array(
          standing.pick({ period: true, value: true, own: true, expected: true, reached: true }),
        ),
      }),
    ),
    values: z.array(told),
    history: z.array(told),
    division: gap,
    mayReport: z.array(z.string()),
    mayCorrect: z.array(z.string()),
    mayDivide: z.array(z.string()),
    mayImport: z.boolean(),
  })
  .meta({ id: 'IndicatorDetail' });

export const reportAnswer = z
  .object({
    unit: z.string(),
    period: z.string(),
    value: z.number(),
    written: z.string(),
    source: z.enum(['correction', 'import', 'report']),
    reason: z.string().nullable(),
    /** What stood there before, as it was written; null where nothing did. */
    replaces: z.string().nullable(),
    at: instant,
    /** The unit's task that carries the figure: whether its report of the running period is made by this, or what it owes. */
    task: z
      .object({
        id: idOut,
        status,
        version: z.int(),
        /** The running period of the task's rhythm. */
        period: z.string(),
        counted: z.boolean(),
        nextReportBy: day.nullable(),
        text: z.string(),
      })
      .nullable(),
  })
  .meta({ id: 'IndicatorReport' });

export const targetsAnswer = z.object({
  items: z.array(z.object({ territory: z.string(), target, weight: z.number().nullable() })),
  /** Totals that their shares do not make up. */
  warnings: z.array(
    z.object({
      code: z.literal('shares-differ'),
      territory: z.string(),
      whole: z.number(),
      sum: z.number(),
      without: z.array(z.string()),
      text: z.string(),
    }),
  ),
});

export const importAnswer = z.object({ rows: z.int(), new: z.int(), corrected: z.int(), same: z.int() });
