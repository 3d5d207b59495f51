import type { MigrationInterface, QueryRunner } from 'typeorm';
import { publicationSteps } from './publication-steps.sql';

/** A publication is worked out step by step. */
export class PublicationSteps1795549000000 implements MigrationInterface {
  readonly name = 'PublicationSteps1795549000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(publicationSteps);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DELETE FROM assessment_score s USING assessment_publication p WHERE p.id = s.publication_id AND p.state <> 'published';
       DELETE FROM assessment_share s USING assessment_publication p WHERE p.id = s.publication_id AND p.state <> 'published';
       DELETE FROM assessment_publication WHERE state <> 'published';
       DROP INDEX assessment_publication_computing;
       ALTER TABLE assessment_publication
         DROP CONSTRAINT assessment_publication_state_check,
         ADD CONSTRAINT assessment_publication_state_check CHECK (state IN ('computing', 'published')),
         DROP COLUMN after_task, DROP COLUMN total;
       ALTER TABLE assessment_share ALTER COLUMN unit TYPE text;
       ALTER TABLE assessment_score ALTER COLUMN unit TYPE text`,
    );
  }
}
