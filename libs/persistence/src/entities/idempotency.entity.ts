import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The stored answer of a request under its key. */
@Entity({ name: 'idempotency' })
export class IdempotencyEntity {
  @PrimaryColumn({ type: 'text' })
  account!: string;

  @PrimaryColumn({ type: 'text' })
  route!: string;

  @PrimaryColumn({ type: 'text' })
  key!: string;

  @Column({ type: 'bytea', name: 'body_hash' })
  bodyHash!: Buffer;

  /** Written in the transaction of the effect: a key whose request is in flight has no row yet. */
  @Column({ type: 'jsonb' })
  answer!: unknown;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}
