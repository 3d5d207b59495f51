import { hasAdministrator, poolOf } from '@duban/persistence';
import type { StartStep } from '@duban/runtime';
import { withDatabase } from './with-database';

/** Whether somebody can sign in to keep accounts; where nobody can, the start says how to make the first. */
export class FirstAdministrator {
  #missing = false;

  /** Looks once the system is ready. */
  readonly step: StartStep = {
    title: '系统管理员',
    run: async ({ databaseUrl }) => {
      this.#missing = !(await withDatabase(databaseUrl, (source) => hasAdministrator(poolOf(source))));
      return this.#missing ? '尚未设立，办法见下' : '已设立';
    },
  };

  /** Lines for the block a start ends with. */
  notes(dataDir: string): readonly (readonly [string, string])[] {
    if (!this.#missing) return [];
    return [
      [
        '首个账号',
        `尚无系统管理员；在本目录另开终端执行：DUBAN_DATA='${dataDir}' npx duban account add admin --name 系统管理员 --administrator`,
      ],
    ];
  }
}
