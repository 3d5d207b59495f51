import type { MigrationInterface, QueryRunner } from 'typeorm';
import { schemaObstacles } from './schema-obstacles.sql';

/** Columns for open obstacles and objections. */
export class Obstacles1732460400000 implements MigrationInterface {
  readonly name = 'Obstacles1732460400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(schemaObstacles);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE task DROP COLUMN obstacle_held_by, DROP COLUMN obstacle_since, DROP COLUMN obstacle_cause,
         DROP COLUMN objection_reviewer`,
    );
  }
}
