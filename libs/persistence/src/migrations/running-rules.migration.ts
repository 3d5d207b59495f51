import type { MigrationInterface, QueryRunner } from 'typeorm';
import { schemaRules } from './schema-rules.sql';

/** Tables of rules that change while tasks run; additive. */
export class RunningRules1764000002000 implements MigrationInterface {
  readonly name = 'RunningRules1764000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(schemaRules);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE rule_change, calendar_notice, succession, delegation');
  }
}
