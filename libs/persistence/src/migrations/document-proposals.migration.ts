import type { MigrationInterface, QueryRunner } from 'typeorm';
import { documentProposalsSql } from './document-proposals.sql';

/** Proposed tasks as people edited them before issuing. */
export class DocumentProposals1795533200000 implements MigrationInterface {
  readonly name = 'DocumentProposals1795533200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(documentProposalsSql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE document_proposals;');
  }
}
