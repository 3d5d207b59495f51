import type { MigrationInterface, QueryRunner } from 'typeorm';
import { schema1 } from './schema-1.sql';

/** Makes every table; there is no way back but an empty database. */
export class FirstSchema1732406400000 implements MigrationInterface {
  readonly name = 'FirstSchema1732406400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(schema1);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The first schema has no predecessor; drop the database instead.'));
  }
}
