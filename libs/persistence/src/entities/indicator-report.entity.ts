import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { PersonActor } from '../record/act';

/** A value reported for a figure itself; rows are added, never changed. */
@Entity({ name: 'indicator_report' })
export class IndicatorReportEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'uuid', name: 'indicator_id' })
  indicatorId!: string;

  @Column({ type: 'text' })
  unit!: string;

  @Column({ type: 'text' })
  territory!: string;

  @Column({ type: 'text' })
  path!: string;

  @Column({ type: 'text' })
  period!: string;

  @Column({ type: 'double precision' })
  value!: number;

  @Column({ type: 'text' })
  written!: string;

  @Column({ type: 'text' })
  source!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'text', name: 'file_name', nullable: true })
  fileName!: string | null;

  @Column({ type: 'jsonb', name: 'reported_by' })
  reportedBy!: PersonActor;

  @Column({ type: 'timestamptz' })
  at!: Date;

  /** The report of the task it came with, and the number of that event. */
  @Column({ type: 'uuid', name: 'task_id', nullable: true })
  taskId!: string | null;

  @Column({ type: 'integer', nullable: true })
  seq!: number | null;
}
