import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A clause's share of a dispatch and how far it has come. */
@Entity({ name: 'dispatch_clause' })
export class DispatchClauseEntity {
  @PrimaryColumn({ type: 'uuid', name: 'dispatch_id' })
  dispatchId!: string;

  @PrimaryColumn({ type: 'integer' })
  clause!: number;

  @Column({ type: 'integer' })
  total!: number;

  @Column({ type: 'integer', default: 0 })
  started!: number;

  @Column({ type: 'timestamptz', name: 'assigned_at', nullable: true })
  assignedAt!: Date | null;
}
