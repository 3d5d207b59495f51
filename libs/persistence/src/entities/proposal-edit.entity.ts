import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PersonActor } from '../record/act';

/** How somebody worded a slip before it was approved; rows are added, never changed. */
@Entity({ name: 'proposal_edit' })
export class ProposalEditEntity {
  @PrimaryColumn({ type: 'uuid', name: 'proposal_id' })
  proposalId!: string;

  @PrimaryColumn({ type: 'integer' })
  version!: number;

  @Column({ type: 'jsonb' })
  wording!: object;

  @Column({ type: 'jsonb', name: 'edited_by' })
  editedBy!: PersonActor;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
