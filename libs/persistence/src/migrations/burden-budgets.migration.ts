import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What units of each level may be asked, as the region's 农办 set it: every version, whose and when. */
export class BurdenBudgets1795549000000 implements MigrationInterface {
  readonly name = 'BurdenBudgets1795549000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE burden_budget (
        -- from 1; before the first the seeds' own hold
        version integer PRIMARY KEY,
        -- {county: {week, month, year}}, of every level
        levels  jsonb NOT NULL,
        set_by  jsonb NOT NULL,
        at      timestamptz NOT NULL
      );
      CREATE TRIGGER burden_budget_kept BEFORE UPDATE OR DELETE ON burden_budget
        FOR EACH ROW EXECUTE FUNCTION append_only();`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE burden_budget');
  }
}
