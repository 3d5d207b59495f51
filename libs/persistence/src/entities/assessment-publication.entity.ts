import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AssessmentRules } from '@duban/lifecycle';
import type { PersonActor } from '../record/act';

/** A year’s assessment as published; a correction is another beside it. */
@Entity({ name: 'assessment_publication' })
export class AssessmentPublicationEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'integer' })
  year!: number;

  @Column({ type: 'integer' })
  number!: number;

  @Column({ type: 'text' })
  state!: string;

  @Column({ type: 'jsonb' })
  rules!: AssessmentRules;

  @Column({ type: 'timestamptz' })
  cutoff!: Date;

  @Column({ type: 'bigint', name: 'reports_upto' })
  reportsUpto!: number;

  @Column({ type: 'bigint', name: 'settings_upto' })
  settingsUpto!: number;

  @Column({ type: 'bigint', name: 'objections_upto' })
  objectionsUpto!: number;

  @Column({ type: 'bytea', name: 'calendar_hash' })
  calendarHash!: Buffer;

  @Column({ type: 'bytea', nullable: true })
  hash!: Buffer | null;

  @Column({ type: 'integer', nullable: true })
  units!: number | null;

  @Column({ type: 'integer', nullable: true })
  tasks!: number | null;

  @Column({ type: 'integer', nullable: true })
  total!: number | null;

  @Column({ type: 'uuid', name: 'after_task', nullable: true })
  afterTask!: string | null;

  @Column({ type: 'jsonb', name: 'published_by' })
  publishedBy!: PersonActor;

  @Column({ type: 'timestamptz', name: 'published_at' })
  publishedAt!: Date;
}
