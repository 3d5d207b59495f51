import { moveClock } from '@duban/persistence';
import { withDatabase } from './with-database';
import type { StartStep } from '@duban/runtime';

/** The clock's offset stands in the database for services that are started elsewhere. */
export const clockStep: StartStep = {
  title: '业务时钟',
  run: async ({ databaseUrl, clockOffsetMs }) => {
    await withDatabase(databaseUrl, (source) => moveClock(source, clockOffsetMs));
    if (clockOffsetMs === 0) return '与本机时间一致';
    const days = (Math.abs(clockOffsetMs) / 86_400_000).toFixed(1);
    return `比本机时间${clockOffsetMs > 0 ? '快' : '慢'} ${days} 天`;
  },
};
