import { prepareDemoAccounts } from '@duban/access';
import { poolOf } from '@duban/persistence';
import { loadOrganisation } from '@duban/seeds';
import { withDatabase } from './with-database';
import type { StartStep } from '@duban/runtime';

/** Accounts for a demonstration; their passwords stand in the data folder. */
export const demoAccountsStep: StartStep = {
  title: '演示账户',
  run: async ({ databaseUrl, settings }) => {
    if (!settings.demo) return '不载入（DUBAN_DEMO=false）';
    const organisation = loadOrganisation();
    const { accounts, made } = await withDatabase(databaseUrl, async (source) => {
      const pool = poolOf(source);
      const query = async (text: string, values: unknown[]): Promise<unknown> =>
        (await pool.query(text, values)).rows;
      return prepareDemoAccounts({ query }, { organisation, dataDir: settings.dataDir });
    });
    return made === 0 ? `${accounts} 个` : `${accounts} 个，新建 ${made} 个`;
  },
};
