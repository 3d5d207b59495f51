import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClauseIndicator } from '../standing/clause-standing';

/** A clause as it was issued, with the template that made its tasks. */
@Entity({ name: 'issue_clause' })
export class IssueClauseEntity {
  @PrimaryColumn({ type: 'uuid', name: 'issue_id' })
  issueId!: string;

  @PrimaryColumn({ type: 'integer' })
  clause!: number;

  @Column({ type: 'text' })
  heading!: string;

  @Column({ type: 'jsonb' })
  sentences!: readonly string[];

  @Column({ type: 'jsonb' })
  indicators!: readonly ClauseIndicator[];

  @Column({ type: 'integer', name: 'template_clause' })
  templateClause!: number;

  @Column({ type: 'integer', name: 'template_version' })
  templateVersion!: number;

  @Column({ type: 'timestamptz', name: 'closed_at', nullable: true })
  closedAt!: Date | null;
}
