type Params = Readonly<Record<string, number | string>>;

const texts: Readonly<Record<string, (params: Params) => string>> = {
  'calendar-form': ({ field }) => (field ? `缺少 ${field}` : '不是一个年度的放假通知'),
  'calendar-year': ({ year, from, to }) => `年份 ${year ?? ''} 不在 ${from ?? ''} 至 ${to ?? ''} 之间`,
  'calendar-day': ({ field, day }) => `${field ?? ''} 中 ${day ?? ''} 不是日期`,
  'calendar-day-of-other-year': ({ day, year }) => `${day ?? ''} 不在 ${year ?? ''} 年内`,
  'calendar-make-up-weekday': ({ day }) => `${day ?? ''} 不是周末，不能作为调休上班日`,
  'calendar-conflict': ({ day }) => `${day ?? ''} 既放假又上班`,
  'calendar-statutory-missing': ({ day }) => `法定节假日 ${day ?? ''} 没有列入`,
  'calendar-other-year': ({ year }) => `通知的年份与所载入的 ${year ?? ''} 年不符`,
};

/** What is wrong with a year's holiday notice, in Chinese; a code without words is a bug. */
export function calendarFaultText(code: string, params: Params): string {
  const text = texts[code];
  if (text === undefined) throw new Error(`No words for the fault ${code}.`);
  return text(params);
}
