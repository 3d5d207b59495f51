import { migrate } from '@duban/persistence';
import type { StartStep } from '@duban/runtime';

/** Brings the database to the newest schema. */
export const schemaStep: StartStep = {
  title: '数据库结构',
  run: async ({ databaseUrl }) => {
    const { applied } = await migrate(databaseUrl);
    return applied === 0 ? '已是最新' : `执行了 ${applied} 项升级`;
  },
};
