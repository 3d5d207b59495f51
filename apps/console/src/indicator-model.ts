import type { Light } from './model';

/** A figure of a clause as it stands in one place (`GET /indicators`). */
export interface FigurePlace {
  code: string;
  name: string;
  level: string;
  unit: string | null;
}
export interface Period {
  period: string;
  from: string;
  to: string;
  value: number | null;
  expected: number | null;
  reached: boolean | null;
  own: { value: number; carried: boolean } | null;
  rolledUp?: {
    value: number | null;
    units: number;
    reported: number;
    carried: number;
    equalWeights: boolean;
  };
}
export interface Figure {
  id: string;
  document: { id: string; title: string | null };
  planYear: number;
  clause: number;
  title: string;
  text: string;
  comparator: string;
  unit: string | null;
  rollUp: { rule: 'minimum' | 'share-of-units' | 'sum' | 'weighted-mean'; weight: string | null };
  rhythm: string;
  curve: number[] | null;
  territory: FigurePlace;
  target: { value: number | null; source: 'document' | 'last-year' | 'share' | 'undivided' | 'unknown' };
  periods: Period[];
  latest: Period | null;
  light: Light;
  forecast: { value: number; method: string; reached: boolean | null } | null;
}
export interface ToldValue {
  unit: string;
  territory: string;
  period: string;
  value: number;
  written: string;
  at: string;
  by: { name: string; unit: string };
  source: 'correction' | 'import' | 'progress' | 'report';
  reason: string | null;
  fileName: string | null;
  taskId: string | null;
  replaced: boolean;
}
export interface FigureChild extends FigurePlace {
  target: Figure['target'];
  weight: number | null;
  periods: Period[];
}
export interface FigureDetail extends Figure {
  above: FigurePlace[];
  children: FigureChild[];
  values: ToldValue[];
  history: ToldValue[];
  division: { whole: number; sum: number; without: string[] } | null;
  mayReport: string[];
  mayCorrect: string[];
  mayImport: boolean;
}

export const ruleWords: Readonly<Record<Figure['rollUp']['rule'], string>> = {
  sum: '逐级累加',
  'weighted-mean': '加权平均',
  'share-of-units': '达标面',
  minimum: '取最差值',
};

export const targetWords: Readonly<Record<Figure['target']['source'], string>> = {
  document: '文件目标',
  'last-year': '上年数值',
  share: '分解目标',
  undivided: '总目标尚未分解',
  unknown: '目标待定',
};

export const sourceWords: Readonly<Record<ToldValue['source'], string>> = {
  report: '填报',
  progress: '随进展反馈',
  import: '导入',
  correction: '更正',
};

export const methodWords: Readonly<Record<string, string>> = {
  season: '按序时曲线推算',
  trend: '按走势推算',
  even: '按时间推算',
  level: '按现值推算',
  final: '全年实际',
};

/** A value as people read it, at most two decimals. */
export function amount(value: number | null | undefined, unit: string | null): string {
  if (value === null || value === undefined) return '—';
  return `${Number(value.toFixed(2)).toLocaleString('zh-CN')}${unit ?? ''}`;
}

/** `2023-Q2` as 2季度, `2023-06` as 6月. */
export function periodName(period: string): string {
  const [, part = ''] = period.split('-');
  if (part === '') return `${period}年`;
  if (part.startsWith('Q')) return `${part.slice(1)}季度`;
  if (part.startsWith('H')) return part === 'H1' ? '上半年' : '下半年';
  return `${Number(part)}月`;
}
