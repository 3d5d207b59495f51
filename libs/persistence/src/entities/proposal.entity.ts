import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A slip the engine drafted, and what a leader decided. */
@Entity({ name: 'proposal' })
export class ProposalEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'uuid', name: 'task_id' })
  taskId!: string;

  @Column({ type: 'integer' })
  seq!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'text' })
  unit!: string;

  @Column({ type: 'text' })
  decider!: string;

  @Column({ type: 'text', name: 'decider_path' })
  deciderPath!: string;

  @Column({ type: 'date', name: 'due_on' })
  dueOn!: string;

  @Column({ type: 'integer', name: 'late_days' })
  lateDays!: number;

  @Column({ type: 'text' })
  state!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'jsonb', name: 'decided_by', nullable: true })
  decidedBy!: unknown;

  @Column({ type: 'timestamptz', name: 'decided_at', nullable: true })
  decidedAt!: Date | null;

  @Column({ type: 'integer', nullable: true })
  year!: number | null;

  @Column({ type: 'integer', nullable: true })
  number!: number | null;

  @Column({ type: 'jsonb', nullable: true })
  document!: unknown;
}
