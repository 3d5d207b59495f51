import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How people worded slips before they were approved: every version, whose and when. */
export class SlipEdits1795548000000 implements MigrationInterface {
  readonly name = 'SlipEdits1795548000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE proposal_edit (
        proposal_id uuid NOT NULL REFERENCES proposal,
        -- from 1; a slip that nobody edited has none
        version     integer NOT NULL,
        -- the parts that are worded otherwise than the engine does; {}: none any more
        wording     jsonb NOT NULL,
        edited_by   jsonb NOT NULL,
        at          timestamptz NOT NULL,
        PRIMARY KEY (proposal_id, version)
      );
      CREATE TRIGGER proposal_edit_kept BEFORE UPDATE OR DELETE ON proposal_edit
        FOR EACH ROW EXECUTE FUNCTION append_only();`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE proposal_edit');
  }
}
