import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A change of rules on its way through the running tasks. */
@Entity({ name: 'rule_change' })
export class RuleChangeEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'jsonb' })
  body!: object;

  @Column({ type: 'jsonb' })
  actor!: object;

  @Column({ type: 'text' })
  state!: string;

  @Column({ type: 'uuid', name: 'after_docket', nullable: true })
  afterDocket!: string | null;

  @Column({ type: 'integer' })
  seen!: number;

  @Column({ type: 'integer' })
  moved!: number;

  @Column({ type: 'text', name: 'requested_by' })
  requestedBy!: string;

  @Column({ type: 'timestamptz', name: 'requested_at' })
  requestedAt!: Date;

  @Column({ type: 'timestamptz', name: 'swept_at', nullable: true })
  sweptAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'finished_at', nullable: true })
  finishedAt!: Date | null;

  @Column({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  ordinal!: number;
}
