import type { ErrorParams } from '@duban/contracts';

/** Headings under which a table's columns are known, without white space. */
export const headings = {
  unit: /^(?:单位|填报单位|承办单位|牵头单位|单位名称|单位代码|unit)$/iu,
  territory: /^(?:地区|地州|地州市|县市|县市区|县\(市、区\)|行政区|行政区划|地区名称|地区代码|territory)$/iu,
  period: /^(?:期间|时期|时间|报告期|统计期|月份|季度|截止日期|period)$/iu,
  value: /^(?:数值|值|指标值|完成数|完成值|完成量|累计完成|累计|数据|value)$/iu,
} as const;

export type ValueFault =
  | 'ambiguous-place'
  | 'future-period'
  | 'no-columns'
  | 'no-rows'
  | 'no-value'
  | 'not-allowed'
  | 'not-a-number'
  | 'not-a-period'
  | 'other-unit-of-measure'
  | 'other-year'
  | 'repeated'
  | 'unknown-place';

const text = (value: ErrorParams[string] | undefined): string => String(value ?? '');

/** What is wrong with a line, as people read it. */
export const faultTexts: Readonly<Record<ValueFault, (params: ErrorParams) => string>> = {
  'ambiguous-place': ({ found }) => `“${text(found)}”不止一个，请写代码`,
  'future-period': ({ found }) => `期间“${text(found)}”尚未开始`,
  'no-columns': () => '第一行应有“单位”或“地区”、“期间”、“数值”三列',
  'no-rows': () => '表格中没有数据',
  'no-value': () => '数值为空',
  'not-allowed': ({ found }) => `您的岗位不能填报“${text(found)}”的数值`,
  'not-a-number': ({ found }) => `“${text(found)}”不是数值`,
  'not-a-period': ({ found }) => `“${text(found)}”不是期间，请写作2023-Q2、2023年二季度或2023-06`,
  'other-unit-of-measure': ({ found }) => `“${text(found)}”的计量单位与指标不同`,
  'other-year': ({ found, year }) => `期间“${text(found)}”不在${text(year)}年`,
  repeated: ({ line }) => `与第${text(line)}行的单位和期间相同`,
  'unknown-place': ({ found }) => `“${text(found)}”没有承担此项指标，或不在您的查看范围内`,
};

/** Why a table cannot be read. */
export const tableReasons = {
  damaged: '文件已损坏，无法打开。',
  encoding: '文件的编码无法识别，请另存为UTF-8或GB18030编码的CSV，或.xlsx文件。',
  'too-large': '表格过大，最多两万行。',
  unsupported: '只接受.csv和.xlsx文件；旧版.xls请另存为.xlsx。',
} as const;
