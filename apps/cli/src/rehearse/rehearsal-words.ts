import type { Behaviour, Light } from '@duban/lifecycle';
import type { Engine } from '@duban/rehearsal';

export const behaviourNames: Readonly<Record<Behaviour, string>> = {
  punctual: '守时（都按期）',
  mixed: '常态（多数按期，少数拖延或不办）',
  slow: '拖沓（多数拖延）',
  absent: '不办（无人办理）',
  obstructed: '受阻（多有报障、退回与申请复核）',
};

export const engineNames: Readonly<Record<Engine, string>> = {
  core: '规则推演',
  temporal: '真实工作流与数据库，时间快进',
};

/** Lights in the order in which a board shows them, with their colours. */
export const lightNames: readonly (readonly [Light, name: string, colour: string])[] = [
  ['blue', '蓝（已办结）', '#2f6fd6'],
  ['green', '绿（正常）', '#3a9d5d'],
  ['yellow', '黄（提醒）', '#e0a100'],
  ['red', '红（逾期或严重滞后）', '#d23c3c'],
  ['grey', '灰（中止、终止）', '#9aa3ad'],
];

/** Who hears at a position of the ladder, as most chains have it. */
export function stepName(level: number): string {
  const told = ['承办单位负责人', '本级农办', '本级书记', '上级农办', '上级书记'][level - 1];
  return told === undefined ? `第${level}级` : `第${level}级 ${told}`;
}

/** `12,345`; at most two places. */
export function count(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
}
