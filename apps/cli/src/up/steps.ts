import { createDataSource, migrate, moveClock } from '@duban/persistence';
import type { StartStep } from '@duban/runtime';

const migrations: StartStep = {
  title: '数据库结构',
  run: async ({ databaseUrl }) => {
    const { applied } = await migrate(databaseUrl);
    return applied === 0 ? '已是最新' : `执行了 ${applied} 项升级`;
  },
};

/** The clock's offset stands in the database for services that are started elsewhere. */
const clock: StartStep = {
  title: '业务时钟',
  run: async ({ databaseUrl, clockOffsetMs }) => {
    const source = await createDataSource(databaseUrl, { poolSize: 1 }).initialize();
    try {
      await moveClock(source, clockOffsetMs);
    } finally {
      await source.destroy();
    }
    return clockOffsetMs === 0 ? '与本机时间一致' : `比本机时间${days(clockOffsetMs)}`;
  },
};

function days(offsetMs: number): string {
  const count = (Math.abs(offsetMs) / 86_400_000).toFixed(1);
  return offsetMs > 0 ? `快 ${count} 天` : `慢 ${count} 天`;
}

/** Done once the servers are up and before the services start, in this order. */
export const steps: readonly StartStep[] = [migrations, clock];

/** Done once the API is ready. */
export const afterwards: readonly StartStep[] = [];
