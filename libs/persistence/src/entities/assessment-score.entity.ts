import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { UnitScore } from '@duban/lifecycle';

/** A unit’s score in a publication; its points stand in its shares. */
@Entity({ name: 'assessment_score' })
export class AssessmentScoreEntity {
  @PrimaryColumn({ type: 'uuid', name: 'publication_id' })
  publicationId!: string;

  @PrimaryColumn({ type: 'text' })
  unit!: string;

  @Column({ type: 'text', name: 'unit_type' })
  unitType!: string;

  @Column({ type: 'text' })
  path!: string;

  @Column({ type: 'jsonb' })
  body!: Omit<UnitScore, 'points' | 'unit'>;
}
