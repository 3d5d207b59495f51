import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An imported policy document with its parse. */
@Entity({ name: 'document' })
export class DocumentEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text', nullable: true })
  title!: string | null;

  @Column({ type: 'text', nullable: true })
  number!: string | null;

  @Column({ type: 'date', name: 'issued_on', nullable: true })
  issuedOn!: string | null;

  @Column({ type: 'text', name: 'file_name' })
  fileName!: string;

  @Column({ type: 'bytea' })
  sha256!: Buffer;

  @Column({ type: 'text' })
  source!: string;

  @Column({ type: 'jsonb' })
  parse!: unknown;

  @Column({ type: 'text', name: 'imported_by' })
  importedBy!: string;

  @Column({ type: 'timestamptz', name: 'imported_at' })
  importedAt!: Date;
}
