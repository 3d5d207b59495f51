import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClauseStanding } from '../standing/clause-standing';

/** The standing of a clause at a period's end, as its workflow compiled it. */
@Entity({ name: 'clause_standing' })
export class ClauseStandingEntity {
  @PrimaryColumn({ type: 'uuid', name: 'issue_id' })
  issueId!: string;

  @PrimaryColumn({ type: 'integer' })
  clause!: number;

  @PrimaryColumn({ type: 'text' })
  period!: string;

  @Column({ type: 'jsonb' })
  body!: ClauseStanding;

  @Column({ type: 'timestamptz', name: 'compiled_at' })
  compiledAt!: Date;
}
