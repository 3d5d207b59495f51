import type { MigrationInterface, QueryRunner } from 'typeorm';
import { deskIndexes } from './desk-indexes.sql';

/** Indexes for the supervision desk and for lists in the order of units, at a million tasks. */
export class DeskIndexes1795550000000 implements MigrationInterface {
  readonly name = 'DeskIndexes1795550000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(deskIndexes);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP INDEX task_unit_due, task_clause_due, task_red, task_closed;
       CREATE INDEX task_unit_due ON task (unit, due_at, id);
       CREATE INDEX task_clause_due ON task (clause, due_at, id)`,
    );
  }
}
