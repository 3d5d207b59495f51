import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PersonActor } from '../record/act';

/** A unit’s objection against a publication, and what became of it. */
@Entity({ name: 'assessment_objection' })
export class AssessmentObjectionEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'bigint' })
  number!: number;

  @Column({ type: 'uuid', name: 'publication_id' })
  publicationId!: string;

  @Column({ type: 'text' })
  unit!: string;

  @Column({ type: 'text', name: 'unit_type' })
  unitType!: string;

  @Column({ type: 'text' })
  path!: string;

  @Column({ type: 'text' })
  text!: string;

  @Column({ type: 'text' })
  reviewer!: string;

  @Column({ type: 'jsonb', name: 'raised_by' })
  raisedBy!: PersonActor;

  @Column({ type: 'timestamptz', name: 'raised_at' })
  raisedAt!: Date;

  @Column({ type: 'bigint', nullable: true })
  decision!: number | null;

  @Column({ type: 'boolean', nullable: true })
  upheld!: boolean | null;

  @Column({ type: 'text', nullable: true })
  answer!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  corrections!: unknown;

  @Column({ type: 'jsonb', name: 'decided_by', nullable: true })
  decidedBy!: PersonActor | null;

  @Column({ type: 'timestamptz', name: 'decided_at', nullable: true })
  decidedAt!: Date | null;
}
