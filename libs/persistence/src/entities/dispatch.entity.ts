import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DispatchRequest, HeldBack, PinnedTemplate } from '../dispatch/dispatch';
import type { PersonActor } from '../record/act';

/** One issuing of a document, or of what it lacked. */
@Entity({ name: 'dispatch' })
export class DispatchEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'issue_id' })
  issueId!: string;

  @Column({ type: 'jsonb', name: 'requested_by' })
  requestedBy!: PersonActor;

  @Column({ type: 'timestamptz', name: 'requested_at' })
  requestedAt!: Date;

  @Column({ type: 'date', name: 'issued_on' })
  issuedOn!: string;

  @Column({ type: 'jsonb' })
  request!: DispatchRequest;

  @Column({ type: 'text' })
  state!: string;

  /** Tasks it adds, and units that owe one of them. */
  @Column({ type: 'integer', default: 0 })
  total!: number;

  @Column({ type: 'integer', default: 0 })
  dockets!: number;

  @Column({ type: 'jsonb', name: 'held_back', default: () => "'[]'" })
  heldBack!: readonly HeldBack[];

  /** Versions of the templates it plans with. */
  @Column({ type: 'jsonb' })
  templates!: readonly PinnedTemplate[];

  /** Planned in whole: totals, terms, clocks and dockets stand. */
  @Column({ type: 'timestamptz', name: 'prepared_at', nullable: true })
  preparedAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  error!: string | null;

  @Column({ type: 'timestamptz', name: 'finished_at', nullable: true })
  finishedAt!: Date | null;
}
