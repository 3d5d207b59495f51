import type { MigrationInterface, QueryRunner } from 'typeorm';
import { supervisionDesk } from './supervision-desk.sql';

/** The board's read model, the sequence of changes, proposals and settings. */
export class SupervisionDesk1795529900000 implements MigrationInterface {
  readonly name = 'SupervisionDesk1795529900000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(supervisionDesk);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX task_event_brief;
      DROP TRIGGER task_inserted ON task; DROP TRIGGER task_updated ON task; DROP TRIGGER task_deleted ON task;
      DROP FUNCTION task_inserted; DROP FUNCTION task_updated; DROP FUNCTION task_deleted;
      DROP TABLE task_touched, task_change, board_cell, board_rollup, proposal, setting;`);
  }
}
