import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EditedProposals } from '@duban/planning';
import type { PersonActor } from '../record/act';

/** A version of what people made of a document's proposed tasks; added, never changed. */
@Entity({ name: 'document_proposals' })
export class DocumentProposalsEntity {
  @PrimaryColumn({ type: 'uuid', name: 'document_id' })
  documentId!: string;

  @PrimaryColumn({ type: 'integer' })
  version!: number;

  @Column({ type: 'integer', name: 'plan_year' })
  planYear!: number;

  @Column({ type: 'jsonb' })
  clauses!: EditedProposals['clauses'];

  @Column({ type: 'jsonb', name: 'edited_by' })
  editedBy!: PersonActor;

  @Column({ type: 'timestamptz', name: 'edited_at' })
  editedAt!: Date;
}
