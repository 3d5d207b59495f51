import type { TextLine } from './layout';

/** 责任单位列第一位的为牵头单位, 排名第一的是牵头部门, 第一个为牵头单位: of several units the first leads. */
export const firstNamedLeads =
  /(?:第一(?:位|名|个|家)?|首位|首个|首家)的?(?:责任|承办|落实|实施)?(?:单位|部门|者)?的?[,，]?(?:均|即|视|定|确定)?(?:为|是)(?:[^，。,；;]{0,8}的)?总?(?:牵头|主办|主责)|(?:牵头|主办|主责)(?:单位|部门)(?:均|即)?(?:为|是)[^，。,；;]{0,10}(?:第一(?:位|名|个|家)|首位|首个)/u;

/** Whether a document says anywhere, also across a line break, that the unit named first leads. */
export function saysFirstLeads(lines: readonly TextLine[]): boolean {
  return lines.some(
    ({ text }, at) =>
      /[第首]/u.test(text) && firstNamedLeads.test(text + (lines[at + 1]?.text ?? '').slice(0, 40)),
  );
}
