import type { MigrationInterface, QueryRunner } from 'typeorm';
import { deskLists } from './desk-lists.sql';

/** Indexes for cleared obstacles and for what a unit was told. */
export class DeskLists1795546000000 implements MigrationInterface {
  readonly name = 'DeskLists1795546000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(deskLists);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX task_event_cleared; DROP INDEX notice_unit;');
  }
}
