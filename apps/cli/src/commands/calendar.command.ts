import { readFile } from 'node:fs/promises';
import {
  provisionalYear,
  readCalendarYear,
  WorkCalendar,
  type CalendarFault,
  type CalendarYear,
} from '@duban/calendar';
import { loadCalendarYears } from '@duban/seeds';
import type { Command } from 'commander';
import { exitCodes, Refused } from '../exit-codes';

const faultTexts: Readonly<Record<CalendarFault['code'], (params: CalendarFault['params']) => string>> = {
  'calendar-form': ({ field }) => (field ? `缺少 ${field}` : '不是一个年度的放假通知'),
  'calendar-year': ({ year, from, to }) => `年份 ${year ?? ''} 不在 ${from ?? ''} 至 ${to ?? ''} 之间`,
  'calendar-day': ({ field, day }) => `${field ?? ''} 中 ${day ?? ''} 不是日期`,
  'calendar-day-of-other-year': ({ day, year }) => `${day ?? ''} 不在 ${year ?? ''} 年内`,
  'calendar-make-up-weekday': ({ day }) => `${day ?? ''} 不是周末，不能作为调休上班日`,
  'calendar-conflict': ({ day }) => `${day ?? ''} 既放假又上班`,
  'calendar-statutory-missing': ({ day }) => `法定节假日 ${day ?? ''} 没有列入`,
};

async function readNotice(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) throw new Refused(`读不到文件 ${file}`);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new Refused(`不是 JSON 文件：${error instanceof Error ? error.message : ''}`);
  }
}

/** Working days of the year with this notice in place of whatever stood for it. */
function workdays(year: CalendarYear): number {
  const others = loadCalendarYears().filter((each) => each.year !== year.year);
  const calendar = new WorkCalendar([...others, year]);
  const last = `${year.year}-12-31`;
  return (
    calendar.workdaysBetween(`${year.year}-01-01`, last) + (calendar.isWorkday(`${year.year}-01-01`) ? 1 : 0)
  );
}

function summary(year: CalendarYear): {
  readonly year: number;
  readonly workdays: number;
  readonly provisional: number;
} {
  return { year: year.year, workdays: workdays(year), provisional: workdays(provisionalYear(year.year)) };
}

async function check(file: string, { json }: { json?: boolean }): Promise<void> {
  const reading = readCalendarYear(await readNotice(file));
  const faults = reading.ok ? [] : reading.faults;
  const found = reading.ok ? summary(reading.year) : null;
  if (json) console.log(JSON.stringify({ ok: reading.ok, faults, ...found }, null, 2));
  else if (found === null) for (const { code, params } of faults) console.error(faultTexts[code](params));
  else console.log(`${found.year} 年工作日 ${found.workdays} 天（无通知时暂定 ${found.provisional} 天）`);
  if (!reading.ok) process.exitCode = exitCodes.refused;
}

/** `duban calendar FILE`: checks a year's notice before it is loaded; exit 1 with every fault. */
export function define(command: Command): void {
  command
    .argument('<file>', '一个年度的放假通知（JSON）：year、holidays、makeUpWorkdays、regionalDaysOff、source')
    .option('--json', '以 JSON 输出')
    .action(check);
}
