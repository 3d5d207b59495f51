import { readFile } from 'node:fs/promises';
import { provisionalYear, readCalendarYear, WorkCalendar, type CalendarYear } from '@duban/calendar';
import { calendarFaultText } from '@duban/contracts';
import { loadCalendarYears } from '@duban/seeds';
import type { Command } from 'commander';
import { exitCodes, Refused } from '../exit-codes';
import { signedIn, withSignIn } from '../http/signed-in';
import { writeLines } from '../write-lines';
import type { SignInOptions } from '../http/signed-in';

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

interface Options extends SignInOptions {
  readonly check?: boolean;
  readonly json?: boolean;
}

/** What the service answers to a loaded notice, as far as it is shown. */
interface Loaded {
  readonly version: number;
  readonly change: { readonly state: string; readonly seen: number; readonly moved: number } | null;
}

async function calendar(file: string, options: Options): Promise<void> {
  const reading = readCalendarYear(await readNotice(file));
  if (!reading.ok) {
    if (options.json) console.log(JSON.stringify({ ok: false, faults: reading.faults }, null, 2));
    else for (const { code, params } of reading.faults) console.error(calendarFaultText(code, params));
    process.exitCode = exitCodes.refused;
    return;
  }
  const found = summary(reading.year);
  const loaded = options.check ? null : await load(reading.year, options);
  if (options.json) console.log(JSON.stringify({ ok: true, faults: [], ...found, loaded }, null, 2));
  else await writeLines([workdayLine(found), ...(loaded === null ? [] : [loadedLine(loaded)])]);
}

async function load(year: CalendarYear, options: Options): Promise<Loaded> {
  const session = await signedIn(options, 'administrator');
  return (await session.put(`/calendar/${year.year}`, year)) as Loaded;
}

const workdayLine = ({ year, workdays: days, provisional }: ReturnType<typeof summary>): string =>
  `${year} 年工作日 ${days} 天（无通知时暂定 ${provisional} 天）`;

function loadedLine({ version, change }: Loaded): string {
  if (change === null) return '所载入的与现行安排相同，没有变动';
  const rest = change.state === 'running' ? '，其余由工作进程继续' : '';
  return `已载入为第 ${version} 版，核对任务 ${change.seen} 项，时限或规则有变的 ${change.moved} 项${rest}`;
}

/**
 * `duban calendar FILE`: loads a year's notice into the running system, as the administrator; `--check` only checks it.
 * Exit 1 with every fault of the notice, or with what the service refuses.
 */
export function define(command: Command): void {
  withSignIn(
    command.argument(
      '<file>',
      '一个年度的放假通知（JSON）：year、holidays、makeUpWorkdays、regionalDaysOff、source',
    ),
  )
    .option('--check', '只检查，不载入；不需要服务')
    .option('--json', '以 JSON 输出')
    .action(calendar);
}
