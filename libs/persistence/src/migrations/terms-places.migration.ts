import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tasks of some terms in some places: an assessment looks the year's figures up by both, batch after batch. */
export class TermsPlaces1795551000000 implements MigrationInterface {
  readonly name = 'TermsPlaces1795551000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX task_terms_place ON task (terms_id, territory); DROP INDEX task_terms;');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX task_terms ON task (terms_id); DROP INDEX task_terms_place;');
  }
}
