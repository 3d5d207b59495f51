import { dayOf } from '@duban/calendar';
import { CalendarYearEntity } from '@duban/persistence';
import { loadCalendarYears } from '@duban/seeds';
import { withDatabase } from '../up/with-database';
import type { Check } from '@duban/runtime';

/** The database has the newest schema. */
export const migrationsCheck: Check = {
  name: 'migrations',
  title: '数据库结构',
  run: async ({ databaseUrl }) => {
    if (databaseUrl === undefined) return { verdict: 'ok', detail: '系统未启动，启动时自动升级' };
    const pending = await withDatabase(databaseUrl, (source) => source.showMigrations());
    if (!pending) return { verdict: 'ok', detail: '已是最新' };
    return { verdict: 'fail', detail: '有尚未执行的升级', mend: '重新运行 npm start，启动时自动升级' };
  },
};

const october = 10;

/** The notice of the running year is loaded, and from autumn on that of the next. */
export const calendarCheck: Check = {
  name: 'calendar',
  title: '工作日历',
  run: async ({ databaseUrl, businessNow }) => {
    const years =
      databaseUrl === undefined
        ? loadCalendarYears().map(({ year }) => year)
        : await withDatabase(databaseUrl, async (source) =>
            (await source.getRepository(CalendarYearEntity).find({ select: { year: true } })).map(
              ({ year }) => year,
            ),
          );
    const last = Math.max(0, ...years);
    const [year = 0, month = 0] = dayOf(businessNow).split('-').map(Number);
    const detail = last === 0 ? '没有任何年度的放假安排' : `放假安排到 ${last} 年`;
    const mend = '国务院办公厅发布放假通知后，用 duban calendar 文件 载入；在此之前按法定节假日暂定';
    if (last < year) return { verdict: 'fail', detail, mend };
    const nextIsDue = month > october && last === year;
    return nextIsDue ? { verdict: 'warn', detail, mend } : { verdict: 'ok', detail };
  },
};
