import type { FieldFault } from '@duban/contracts';
import type { EditFault } from '@duban/planning';

type Text = (params: EditFault['params']) => string;

const texts: Readonly<Record<EditFault['code'], Text>> = {
  'no-such-clause': ({ clause }) => `文件中没有第${clause}条。`,
  'clause-has-template': ({ clause }) => `第${clause}条有任务模板，请修改模板，不能在此修改。`,
  'no-such-sentence': ({ clause, sentence }) => `第${clause}条没有第${sentence}句。`,
  'nothing-quoted': ({ clause }) => `第${clause}条没有标题，请至少选一句作为依据。`,
  'no-such-type': ({ type }) => `没有这种单位类型：${type}。`,
  'no-such-day': ({ day }) => `没有这一天：${day}。`,
  'another-year': ({ day, year }) => `时限${day}不在计划年度${year}年之内。`,
  'no-such-place': ({ territory }) => `没有这个地区：${territory}。`,
  'key-twice': ({ key }) => `任务名“${key}”用了不止一次。`,
};

/** What a person reads of a faulty edit, with the path of the member in the body. */
export function editFaultOf({ at, field, code, params }: EditFault): FieldFault {
  return { path: `tasks.${at}.${field}`, message: `第${at + 1}项：${texts[code](params)}` };
}
