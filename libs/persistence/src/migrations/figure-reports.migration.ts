import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The report of a task that a value for a figure came with. */
export class FigureReports1795547000000 implements MigrationInterface {
  readonly name = 'FigureReports1795547000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE indicator_report ADD COLUMN task_id uuid, ADD COLUMN seq integer,
        ADD CONSTRAINT indicator_report_event CHECK ((task_id IS NULL) = (seq IS NULL));
      CREATE INDEX indicator_report_task ON indicator_report (task_id, seq) WHERE task_id IS NOT NULL;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX indicator_report_task;
      ALTER TABLE indicator_report DROP CONSTRAINT indicator_report_event, DROP COLUMN task_id, DROP COLUMN seq;`);
  }
}
