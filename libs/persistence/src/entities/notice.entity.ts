import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a post is told in its next digest. */
@Entity({ name: 'notice' })
export class NoticeEntity {
  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'text' })
  unit!: string;

  @Column({ type: 'text' })
  post!: string;

  @Column({ type: 'uuid', name: 'task_id', nullable: true })
  taskId!: string | null;

  @Column({ type: 'uuid', name: 'docket_id', nullable: true })
  docketId!: string | null;

  @Column({ type: 'uuid', name: 'dispatch_id', nullable: true })
  dispatchId!: string | null;

  @Column({ type: 'integer', nullable: true })
  seq!: number | null;

  /** Tasks it speaks of: one, or a docket's share of a dispatch. */
  @Column({ type: 'integer', default: 1 })
  count!: number;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;

  /** The day whose digests carry it; null: waits for the next. */
  @Column({ type: 'date', nullable: true })
  day!: string | null;

  /** The unit whose people hear it because nobody holds the post; null: the post's holders. */
  @Column({ type: 'text', name: 'told_unit', nullable: true })
  toldUnit!: string | null;
}
