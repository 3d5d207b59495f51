import type { MigrationInterface, QueryRunner } from 'typeorm';
import { accountsSql } from './accounts.sql';

/** Disabled accounts, one-time passwords and the history of accounts. */
export class Accounts1795541000000 implements MigrationInterface {
  readonly name = 'Accounts1795541000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(accountsSql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE account_change;
      ALTER TABLE account DROP COLUMN disabled_at, DROP COLUMN kept_posts, DROP COLUMN one_time_until, DROP COLUMN version;`);
  }
}
