import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { NotificationLine } from '../digests/digest';

/** A person's inbox: digests and what was urgent. */
@Entity({ name: 'notification' })
export class NotificationEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  username!: string;

  @Column({ type: 'text' })
  kind!: string;

  /** The digest's day. */
  @Column({ type: 'date', nullable: true })
  day!: string | null;

  /** Facts; the words are given when it is read. */
  @Column({ type: 'jsonb' })
  lines!: readonly NotificationLine[];

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'read_at', nullable: true })
  readAt!: Date | null;

  /** When its deliveries were made; null: not yet. */
  @Column({ type: 'timestamptz', name: 'fanned_at', nullable: true })
  fannedAt!: Date | null;
}
