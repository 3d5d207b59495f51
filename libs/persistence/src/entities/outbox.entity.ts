import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A clock that must look again. */
@Entity({ name: 'outbox' })
export class OutboxEntity {
  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'uuid' })
  subject!: string;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'integer', default: 0 })
  attempts!: number;

  @Column({ type: 'timestamptz', name: 'next_try', default: () => 'now()' })
  nextTry!: Date;

  @Column({ type: 'text', nullable: true })
  error!: string | null;
}
