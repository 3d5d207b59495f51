import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readingIndexes } from './reading-indexes.sql';

/** Indexes for lists of a million tasks. */
export class ReadingIndexes1795545000000 implements MigrationInterface {
  readonly name = 'ReadingIndexes1795545000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(readingIndexes);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP INDEX task_place, task_due, task_clause_due, task_type_place, task_sensitive_place;
       CREATE INDEX task_path ON task (path);
       CREATE INDEX task_due ON task (due_at, id)`,
    );
  }
}
