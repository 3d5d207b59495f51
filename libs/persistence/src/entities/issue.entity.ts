import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An issued document: one plan year of a document. */
@Entity({ name: 'issue' })
export class IssueEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'document_id' })
  documentId!: string;

  @Column({ type: 'integer', name: 'plan_year' })
  planYear!: number;

  @Column({ type: 'text', name: 'approved_by' })
  approvedBy!: string;

  @Column({ type: 'text', nullable: true })
  basis!: string | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}
