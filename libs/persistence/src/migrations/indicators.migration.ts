import type { MigrationInterface, QueryRunner } from 'typeorm';
import { schemaIndicators } from './schema-indicators.sql';

/** Adds the figures, their reports and the assessments; existing data is kept, issued figures are taken from their terms. */
export class Indicators1764000003000 implements MigrationInterface {
  readonly name = 'Indicators1764000003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(schemaIndicators);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What was reported and published is not taken back.'));
  }
}
