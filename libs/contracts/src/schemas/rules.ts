import { z } from 'zod';
import { paging } from './lists';
import { day, idOut, instant, kind, level, light, territoryCode, unitCode, words } from './scalars';
import { indicator } from './tasks';

const workingDays = (min: number, max: number): z.ZodInt => z.int().min(min).max(max);
const points = z.number().min(0).max(100);
const typeCode = z
  .string()
  .max(64)
  .regex(/^[a-z][a-z0-9_]*$/u);

/** Rules of the clock that a template sets itself; what it leaves out is as the defaults have it. Working days and points. */
export const clockRules = z
  .strictObject({
    acceptWithin: workingDays(1, 60),
    remindBefore: z
      .array(workingDays(0, 120))
      .max(20)
      .refine((all) => new Set(all).size === all.length, { error: '提醒日不得重复' }),
    reviewWithin: workingDays(1, 60),
    ladder: z
      .array(workingDays(1, 365))
      .min(1)
      .max(12)
      .refine((steps) => steps.every((step, i) => i === 0 || step > (steps[i - 1] ?? 0)), {
        error: '逐级告知的天数应由小到大',
      }),
    ladderBeyond: workingDays(1, 120),
    yellowWithin: workingDays(0, 120),
    yellowBehind: points,
    redBehind: points,
    firstPeriodMin: workingDays(0, 60),
  })
  .partial()
  .refine(({ yellowBehind, redBehind }) => (yellowBehind ?? 0) <= (redBehind ?? 100), {
    error: '亮红灯的差距不得小于亮黄灯的',
    path: ['redBehind'],
  })
  .meta({ id: 'ClockRules' });

/** `MM-DD`; 29 February is its eve in a common year. */
const legalDay = z
  .string()
  .regex(/^\d{2}-\d{2}$/u)
  .refine((text) => !Number.isNaN(Date.parse(`2024-${text}T00:00:00Z`)) && isDate(text), {
    error: '不是日期（月-日）',
  });

function isDate(text: string): boolean {
  return new Date(`2024-${text}T00:00:00Z`).toISOString().slice(5, 10) === text;
}

const curve = z
  .tuple([points, points, points, points])
  .refine((all) => all.every((point, i) => i === 0 || point >= (all[i - 1] ?? 0)), {
    error: '序时进度不得倒退',
  });

/** One task of a clause's template. */
export const taskTemplate = z
  .strictObject({
    key: z
      .string()
      .max(120)
      .regex(/^[a-z0-9][a-z0-9-]*$/u),
    title: words(300),
    sentences: z.array(z.int().min(0).max(500)).max(100),
    lead: typeCode,
    support: z.array(typeCode).max(60),
    line: z.array(level).max(5),
    relay: z.array(level).max(5),
    corps: z.boolean(),
    rhythm: z.enum(['month', 'quarter', 'half-year', 'year']),
    due: legalDay,
    kind,
    scope: z.enum([
      'all',
      'southern',
      'northern',
      'poverty',
      'resettlement',
      'pilot',
      'demo-villages',
      'aid-paired',
      'conditional',
      'corps',
      'region-only',
      'restricted',
    ]),
    leadConfidence: z.enum(['high', 'medium', 'low']),
    evidence: z.array(words(500)).max(50),
    indicators: z
      .array(
        z.strictObject({
          ...indicator.shape,
          wording: z.string().max(500).optional(),
          rollUp: z.enum(['each', 'mean', 'minimum', 'rate', 'share', 'sum']).optional(),
          weight: words(200).optional(),
        }),
      )
      .max(50),
    curve: curve.nullable(),
    sensitive: z.boolean(),
    note: z.string().max(4000).nullable(),
    proposed: z.boolean().optional(),
    unsure: z.array(z.string().max(40)).max(20).optional(),
  })
  .meta({ id: 'TaskTemplate' });

const uniqueKeys = (tasks: readonly { readonly key: string }[]): boolean =>
  new Set(tasks.map(({ key }) => key)).size === tasks.length;

/** A template's next version; what is left out stays as the newest version has it. `clause` and `version` may come along. */
const templateParts = {
  clause: z.int().optional(),
  version: z.int().optional(),
  numeral: words(40).optional(),
  heading: words(300).optional(),
  sentences: z.array(words(4000)).max(500).optional(),
  rules: clockRules.optional(),
  tasks: z.array(taskTemplate).min(1).max(300).refine(uniqueKeys, { error: '任务的key不得重复' }).optional(),
};
export const templateBody = z.strictObject({
  ...templateParts,
  migrate: z.boolean().optional().meta({ description: 'true：办理中的任务也改按新版办理' }),
});
export type TemplateBody = z.infer<typeof templateBody>;

/** The newest version of every template, and the rules of the clock that hold where a template sets none. */
export const templateList = z.object({
  items: z.array(
    z.object({
      clause: z.int(),
      numeral: z.string(),
      heading: z.string(),
      version: z.int(),
      sentences: z.int(),
      tasks: z.int(),
    }),
  ),
  nextCursor: z.string().nullable(),
  total: z.int(),
  defaults: clockRules,
});

/** A change of rules on its way through the running tasks. */
export const ruleChange = z
  .object({
    id: idOut,
    kind: z.string(),
    subject: z.record(z.string(), z.unknown()),
    state: z.enum(['running', 'settling', 'done']),
    seen: z.int(),
    moved: z.int(),
    requestedBy: z.string(),
    requestedAt: instant,
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'RuleChange' });

export const templatePut = z.looseObject({
  clause: z.int(),
  heading: z.string(),
  version: z.int(),
  uncovered: z.array(z.int()).meta({ description: '没有任务落实的句子' }),
  migration: ruleChange.nullable(),
});

const moment = z
  .object({
    dueOn: day,
    dueAt: instant,
    acceptBy: day.nullable(),
    nextReportBy: day.nullable(),
    light,
    escalationLevel: z.int(),
    nextWake: instant.nullable(),
    reminders: z.array(day).meta({ description: '若无人办理，今后哪些日子提醒' }),
    escalations: z.array(day).meta({ description: '若无人办理，今后哪些日子逐级报告' }),
  })
  .meta({ id: 'Moment' });

/** What a change of rules would move, without saving anything: items the caller may see, totals of all. */
export const movePreview = z.object({
  items: z.array(
    z
      .object({
        id: idOut,
        clause: z.int(),
        key: z.string(),
        title: z.string(),
        unit: unitCode,
        territory: territoryCode,
        status: z.string(),
        from: moment,
        to: moment,
        workingDays: z.int().meta({ description: '办结时限移动的工作日数，提前为负' }),
      })
      .meta({ id: 'MovedTask' }),
  ),
  nextCursor: z.string().nullable(),
  total: z.int().optional(),
  totals: z.object({
    running: z.int(),
    changed: z.int(),
    moved: z.int(),
    later: z.int(),
    earlier: z.int(),
    toRed: z.int(),
    fromRed: z.int(),
  }),
});
export const previewQuery = z.strictObject(paging);

/** A year's notice as it is loaded: what `duban calendar` checks. */
export const calendarNotice = z.looseObject({});

export const calendarYear = z
  .object({
    year: z.int(),
    provisional: z.boolean(),
    holidays: z.array(day),
    makeUpWorkdays: z.array(day),
    regionalDaysOff: z.array(day),
    source: z.string(),
    workdays: z.int(),
    version: z.int().nullable(),
    loadedBy: z.string().nullable(),
    loadedAt: instant.nullable(),
  })
  .meta({ id: 'CalendarYear' });
export const calendarList = z.object({
  items: z.array(calendarYear),
  nextCursor: z.string().nullable(),
  total: z.int(),
});
export const calendarPut = calendarYear.extend({ change: ruleChange.nullable() });

/** A unit ends, and another of the same place takes its open tasks over, with the same deadlines. */
export const successionBody = z.strictObject({
  successor: unitCode.meta({ description: '承接单位，与被承接单位同一地区' }),
  from: day.meta({ description: '自哪一天起承接，不写即今天；晚于今天的，到那天才移交' }).optional(),
  basis: words(1000).meta({ description: '依据，如机构改革方案的文号' }),
});

export const succession = z
  .object({
    former: unitCode,
    successor: unitCode,
    from: day,
    basis: z.string(),
    change: ruleChange.nullable().meta({ description: '在办事项移交的进度' }),
  })
  .meta({ id: 'Succession' });
