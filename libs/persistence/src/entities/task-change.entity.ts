import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What changed, in the order in which it was folded; the stream reads it. */
@Entity({ name: 'task_change' })
export class TaskChangeEntity {
  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  seq!: number;

  @Column({ type: 'uuid', name: 'docket_id' })
  docketId!: string;

  @Column({ type: 'uuid', name: 'task_id', nullable: true })
  taskId!: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  at!: Date;
}
