import type { MigrationInterface, QueryRunner } from 'typeorm';
import { deliveriesSql } from './deliveries.sql';

/** Makes channels, deliveries and what they need of the tables before them. */
export class Deliveries1764000001000 implements MigrationInterface {
  readonly name = 'Deliveries1764000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(deliveriesSql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE delivery, channel_pace, channel;
      ALTER TABLE notification DROP COLUMN fanned_at;
      ALTER TABLE notice DROP COLUMN told_unit;`);
  }
}
