/** What `/supervision/obstacles`, `/workload` and `/ranking` answer, as far as the pages read it. */
export interface Obstacle {
  taskId: string;
  title: string;
  clause: number;
  unit: string;
  unitName: string;
  light: 'green' | 'yellow' | 'red' | 'blue' | 'grey';
  cause: string;
  text: string;
  heldBy: string;
  heldByName: string;
  raisedAt: string;
  clearedAt: string | null;
  founded: boolean | null;
  workingDays: number;
}
export interface Obstacles {
  items: Obstacle[];
  nextCursor: string | null;
  total: number;
  byCause: { cause: string; count: number; workingDays: number }[];
  byHolder: { unit: string; name: string; count: number; workingDays: number }[];
}
export interface Span {
  period: string;
  asked: number;
  limit: number | null;
  over: boolean;
}
export interface Workload {
  unit: string;
  name: string;
  tasks: { total: number; open: number };
  week: Span;
  month: Span;
  year: Span;
  busiest: { period: string; asked: number; over: boolean } | null;
}
export interface RankingRow {
  rank: number | null;
  unit: string | null;
  territory: string;
  name: string;
  small: boolean;
  score: number | null;
  counted: number;
  onTimeRate: number | null;
  returnedRate: number | null;
  reachedRate: number | null;
}
export interface Ranking {
  enabled: boolean;
  changedBy: string | null;
  changedAt: string | null;
  mayChange: boolean;
  asOf: string;
  rule: string;
  items: RankingRow[];
}

export type BudgetSpan = 'month' | 'week' | 'year';
export type BudgetLevels = Record<
  'county' | 'prefecture' | 'region' | 'township' | 'village',
  Record<BudgetSpan, number>
>;

/** What a unit of each level may be asked (`GET /supervision/budgets`); version 0 is the system's own. */
export interface Budgets {
  version: number;
  levels: BudgetLevels;
  seeds: BudgetLevels;
  mayChange: boolean;
  versions: { version: number; at: string; by: { name: string; unit: string; post: string } }[];
}
