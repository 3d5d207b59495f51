import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { UnitShare } from '@duban/lifecycle';

/** A unit’s share of one task in a publication, with its points. */
@Entity({ name: 'assessment_share' })
export class AssessmentShareEntity {
  @PrimaryColumn({ type: 'uuid', name: 'publication_id' })
  publicationId!: string;

  @PrimaryColumn({ type: 'text' })
  unit!: string;

  @PrimaryColumn({ type: 'uuid', name: 'task_id' })
  taskId!: string;

  @Column({ type: 'integer', name: 'upto_seq' })
  uptoSeq!: number;

  @Column({ type: 'jsonb' })
  body!: UnitShare;
}
