import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The read model of a task: the fold of its events. Written by the record alone. */
@Entity({ name: 'task' })
export class TaskEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'docket_id' })
  docketId!: string;

  @Column({ type: 'uuid', name: 'terms_id' })
  termsId!: string;

  @Column({ type: 'uuid', name: 'issue_id' })
  issueId!: string;

  @Column({ type: 'uuid', name: 'document_id' })
  documentId!: string;

  @Column({ type: 'uuid', name: 'parent_id', nullable: true })
  parentId!: string | null;

  @Column({ type: 'integer' })
  clause!: number;

  @Column({ type: 'text' })
  key!: string;

  @Column({ type: 'boolean' })
  sensitive!: boolean;

  @Column({ type: 'text' })
  unit!: string;

  @Column({ type: 'text', name: 'unit_type' })
  unitType!: string;

  @Column({ type: 'text', array: true })
  support!: string[];

  @Column({ type: 'text' })
  supervisor!: string;

  @Column({ type: 'text', array: true })
  relays!: string[];

  @Column({ type: 'text' })
  territory!: string;

  /** The codes from the top to the territory, '/65/6531/653122/': a subtree is a prefix. */
  @Column({ type: 'text' })
  path!: string;

  @Column({ type: 'text' })
  level!: string;

  @Column({ type: 'text' })
  status!: string;

  @Column({ type: 'date', name: 'due_on' })
  dueOn!: string;

  @Column({ type: 'timestamptz', name: 'due_at' })
  dueAt!: Date;

  @Column({ type: 'date', name: 'original_due_on' })
  originalDueOn!: string;

  @Column({ type: 'date', name: 'accept_by', nullable: true })
  acceptBy!: string | null;

  @Column({ type: 'date', name: 'next_report_by', nullable: true })
  nextReportBy!: string | null;

  @Column({ type: 'double precision', nullable: true })
  progress!: number | null;

  @Column({ type: 'text', nullable: true })
  forecast!: string | null;

  /** The unit that holds the open obstacle, since when, and its cause; null: none is open. */
  @Column({ type: 'text', name: 'obstacle_held_by', nullable: true })
  obstacleHeldBy!: string | null;

  @Column({ type: 'timestamptz', name: 'obstacle_since', nullable: true })
  obstacleSince!: Date | null;

  @Column({ type: 'text', name: 'obstacle_cause', nullable: true })
  obstacleCause!: string | null;

  /** The unit that decides the open objection. */
  @Column({ type: 'text', name: 'objection_reviewer', nullable: true })
  objectionReviewer!: string | null;

  /** The instants from which time alone makes it yellow or worse, and red. */
  @Column({ type: 'timestamptz', name: 'yellow_at', nullable: true })
  yellowAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'red_at', nullable: true })
  redAt!: Date | null;

  /** From when it is overdue, if nobody acts; null: not while it stands as it does. */
  @Column({ type: 'timestamptz', name: 'overdue_at', nullable: true })
  overdueAt!: Date | null;

  @Column({ type: 'integer', name: 'escalation_level' })
  escalationLevel!: number;

  @Column({ type: 'timestamptz', name: 'next_wake', nullable: true })
  nextWake!: Date | null;

  /** The last event's seq. */
  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'bytea', name: 'last_hash' })
  lastHash!: Buffer;

  @Column({ type: 'jsonb' })
  state!: unknown;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'updated_at' })
  updatedAt!: Date;
}
