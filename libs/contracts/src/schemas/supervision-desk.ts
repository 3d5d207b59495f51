import { z } from 'zod';
import { commaList, flag, oneOf, paging, taskFilters, wholeNumber } from './lists';
import { day, idOut, instant, level, light, unitCode, unitCodePattern, words } from './scalars';

const places = {
  unit: taskFilters.unit,
  territory: taskFilters.territory,
  document: taskFilters.document,
  level: commaList(level, oneOf(level.options)).optional(),
};

const workloadKeys = ['week', 'month', 'year', 'tasks', 'unit'] as const;
export type WorkloadKey = (typeof workloadKeys)[number];
export const workloadQuery = z.strictObject({
  ...places,
  /** The day whose week, month and year are counted; today if left out. */
  at: day.optional(),
  over: flag.optional().meta({ description: 'true：只列突破限额的单位' }),
  sort: z
    .enum(workloadKeys.flatMap((key) => [key, `-${key}`] as const) as [string, ...string[]])
    .default('-year')
    .transform((text) => ({ key: text.replace('-', '') as WorkloadKey, descending: text.startsWith('-') })),
  ...paging,
});
export type WorkloadQuery = z.infer<typeof workloadQuery>;

const span = z.object({
  period: z.string().meta({ description: '2026-W26、2026-06 或 2026' }),
  asked: z.int().meta({ description: '须报送和办结的次数，每项任务各计一次' }),
  limit: z.int().nullable().meta({ description: '本级限额' }),
  over: z.boolean(),
  lines: z.int().meta({ description: '通知单位的条数（汇总在每人每日一份摘要里）' }),
  reminders: z.int().meta({ description: '其中的到期提醒和逾期告知' }),
});
/** The largest budget that can be set. */
const mostAsked = 100_000;
const count = z.int().min(1).max(mostAsked);
/** What is said of spans that contradict each other. */
export const budgetRule = '一周的限额不得大于一月的，一月的不得大于全年的';
const budget = z
  .strictObject({ week: count, month: count, year: count })
  .refine(({ week, month, year }) => week <= month && month <= year, {
    message: budgetRule,
  })
  .meta({ description: '一周、一月、一年各不超过多少次，依次不小于前者' });
const budgets = z.strictObject({
  region: budget,
  prefecture: budget,
  county: budget,
  township: budget,
  village: budget,
});
/** What units of each level may be asked, all of it. */
export const budgetsEdit = z.strictObject({ levels: budgets });
export const budgetsAnswer = z
  .object({
    /** 0: the seeds' own. */
    version: z.int(),
    levels: budgets,
    seeds: budgets,
    mayChange: z.boolean(),
    versions: z.array(
      z.object({
        version: z.int(),
        levels: budgets,
        by: z.object({ username: z.string(), name: z.string(), unit: z.string(), post: z.string() }),
        at: instant,
      }),
    ),
  })
  .meta({ id: 'Budgets' });

export const workloadItem = z
  .object({
    unit: z.string(),
    name: z.string(),
    territory: z.string(),
    level,
    tasks: z.object({ total: z.int(), open: z.int() }),
    week: span,
    month: span,
    year: span,
    busiest: z
      .object({ period: z.string(), asked: z.int(), over: z.boolean() })
      .nullable()
      .meta({ description: '全年最忙的一周' }),
  })
  .meta({ id: 'Workload', description: '一个单位在一周、一月、一年内被要求做的事；只计调用者可见的事项' });

export const obstacleQuery = z.strictObject({
  ...places,
  clause: taskFilters.clause,
  state: z.enum(['open', 'cleared']).default('open'),
  cause: words(200).optional(),
  heldBy: commaList(unitCode, unitCodePattern).optional(),
  ...paging,
});
export type ObstacleQuery = z.infer<typeof obstacleQuery>;
export const obstacleItem = z
  .object({
    taskId: idOut,
    title: z.string(),
    clause: z.int(),
    unit: z.string(),
    unitName: z.string(),
    light,
    status: z.string(),
    dueOn: day,
    cause: z.string(),
    text: z.string(),
    heldBy: z.string(),
    heldByName: z.string(),
    raisedAt: instant,
    clearedAt: instant.nullable(),
    founded: z.boolean().nullable().meta({ description: '销障时是否属实；未销障为 null' }),
    workingDays: z.int().meta({ description: '已阻碍的工作日（报障之日不计）' }),
  })
  .meta({ id: 'Obstacle' });
const obstacleSum = { count: z.int(), workingDays: z.int() };
export const obstacleAnswer = z
  .object({
    items: z.array(obstacleItem),
    nextCursor: z.string().nullable(),
    total: z.int(),
    byCause: z.array(z.object({ cause: z.string(), ...obstacleSum })),
    byHolder: z.array(z.object({ unit: z.string(), name: z.string(), ...obstacleSum })),
  })
  .meta({ id: 'Obstacles', description: '障碍：原因、谁在解决、已阻碍多少个工作日；汇总不分页' });

export const rankingQuery = z.strictObject({
  by: z.enum(['territory', 'unit']).default('territory').meta({
    description: 'territory：所辖下一级地区（缺省）；unit：同一级、同一类单位',
  }),
  territory: z
    .string()
    .max(12)
    .regex(/^(?:\d{2,12}|BT(?:\d{2})?)$/u)
    .optional(),
  type: z
    .string()
    .max(40)
    .regex(/^[a-z][a-z0-9_]*$/u)
    .optional()
    .meta({ description: '单位类型；by=unit 时缺省为 agri（农业农村部门）' }),
  level: level.optional(),
  document: taskFilters.document,
  planYear: wholeNumber(2000, 2100).optional(),
});
export type RankingQuery = z.infer<typeof rankingQuery>;
const rate = z.number().min(0).max(1).nullable();
const rankingRow = z
  .object({
    rank: z.int().nullable().meta({ description: '样本不足者不排名；同分同名次' }),
    unit: z.string().nullable(),
    territory: z.string(),
    name: z.string(),
    small: z.boolean().meta({ description: '到期或已结事项不足十项，只列出，不排名' }),
    score: z.number().nullable(),
    counted: z.int().meta({ description: '计入的事项：已办结、已终止，或已逾期而不在他方手中的' }),
    completed: z.int(),
    onTime: z.int(),
    onTimeRate: rate,
    returned: z.int().meta({ description: '报结被退回的次数（复核支持的退回不计）' }),
    returnedRate: rate,
    figures: z.int(),
    reached: z.int(),
    reachedRate: rate,
  })
  .meta({ id: 'RankingRow' });
export const rankingAnswer = z
  .object({
    enabled: z.boolean().meta({ description: 'false：尚未启用，items 为空' }),
    changedBy: z.string().nullable(),
    changedAt: instant.nullable(),
    mayChange: z.boolean(),
    by: z.enum(['territory', 'unit']),
    territory: z.string().nullable(),
    planYear: z.int(),
    asOf: instant,
    rule: z.string().meta({ description: '计分办法' }),
    items: z.array(rankingRow),
  })
  .meta({
    id: 'Ranking',
    description:
      '只按结果排名：按期办结、质量（退回）、指标达标，从不按报送次数、登录或在线时长。缺省不启用，由自治区党委农办负责人启用；未启用时答 200，enabled 为 false，items 为空。待审核、退办、中止、他方障碍和节假日不计为迟。',
  });
export const rankingSwitch = z.strictObject({ enabled: z.boolean() });

export const briefQuery = z.strictObject({
  territory: rankingQuery.shape.territory,
  /** A day of the week reported; today if left out. */
  at: day.optional(),
});
