import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An uploaded file. */
@Entity({ name: 'attachment' })
export class AttachmentEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', name: 'media_type' })
  mediaType!: string;

  @Column({ type: 'bigint' })
  size!: number;

  @Column({ type: 'bytea' })
  sha256!: Buffer;

  @Column({ type: 'bytea' })
  content!: Buffer;

  @Column({ type: 'text', name: 'uploaded_by' })
  uploadedBy!: string;

  @Column({ type: 'timestamptz', name: 'uploaded_at' })
  uploadedAt!: Date;
}
