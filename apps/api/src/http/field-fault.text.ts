import { territoryCodePattern, unitCodePattern } from '@duban/contracts';
import type { z } from 'zod';

/** What a value should have been, by the schema's word for its kind. */
const kinds: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true或false',
  array: '列表',
  tuple: '列表',
  object: '由各项内容组成的对象',
  record: '由名称和取值组成的对象',
  null: '空（null）',
  date: '日期',
};

/** What a text should look like, by the schema's word for its format. */
const formats: Readonly<Record<string, string>> = {
  date: '日期，如2023-06-30',
  datetime: '带时区的时刻，如2023-06-30T10:07:00+08:00',
  guid: '系统给出的编号',
  email: '邮箱地址',
  url: '网址',
};

const patterns: ReadonlyMap<string, string> = new Map([
  [String(unitCodePattern), '单位代码，如653122-agri'],
  [String(territoryCodePattern), '地区代码，如653122'],
  [String.raw`/^\d{1,3}$/u`, '不超过三位的数字'],
]);

/** Whether a limit counts characters, items or the number itself. */
const measures: Readonly<Record<string, string>> = { string: '个字', array: '项', set: '项', file: '字节' };

type RawIssue = z.core.$ZodRawIssue;
type Limit = Extract<RawIssue, { code: 'too_big' | 'too_small' }>;

function limitOf(issue: Limit): string {
  const [bound, least] = issue.code === 'too_small' ? [issue.minimum, true] : [issue.maximum, false];
  const measure = measures[issue.origin];
  if (measure === undefined) {
    const beyond = least ? '应大于' : '应小于';
    return issue.inclusive === false ? `${beyond}${bound}` : `不得${least ? '小' : '大'}于${bound}`;
  }
  if (least && Number(bound) === 1) return '不能为空';
  return `${least ? '至少' : '至多'}${bound}${measure}`;
}

function formatOf({ format, pattern = '' }: Extract<RawIssue, { code: 'invalid_format' }>): string {
  const wanted = formats[format] ?? patterns.get(pattern);
  return wanted === undefined ? '格式不正确' : `应为${wanted}`;
}

/** What each of several forms wants, where it is none of them. */
function eitherOf({ errors }: Extract<RawIssue, { code: 'invalid_union' }>): string {
  const wanted = new Set(errors.flatMap(([first]) => first?.message ?? []));
  return wanted.size === 0 ? '格式不正确' : [...wanted].join('；或');
}

/** What is wrong with a value that was sent, in Chinese; a fault that a schema words itself keeps its words. */
export function fieldFault(issue: RawIssue): string {
  if (issue.input === undefined) return '必须填写';
  switch (issue.code) {
    case 'invalid_type':
      return `应为${kinds[issue.expected] ?? '另一种内容'}`;
    case 'too_small':
    case 'too_big':
      return limitOf(issue);
    case 'invalid_format':
      return formatOf(issue);
    case 'invalid_value':
      return `应为以下之一：${issue.values.map(String).join('、')}`;
    case 'not_multiple_of':
      return `应为${issue.divisor}的倍数`;
    case 'unrecognized_keys':
      return '没有这一项';
    case 'invalid_union':
      return eitherOf(issue);
    case 'custom':
    case 'invalid_element':
    case 'invalid_key':
      return '内容不符合要求';
  }
}
