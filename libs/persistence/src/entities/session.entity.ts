import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A sign-in that lasts; its refresh tokens are kept as hashes, the one in force and the one before. */
@Entity({ name: 'session' })
export class SessionEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  username!: string;

  @Column({ type: 'bytea', name: 'token_hash' })
  tokenHash!: Buffer;

  @Column({ type: 'bytea', name: 'former_hash', nullable: true })
  formerHash!: Buffer | null;

  @Column({ type: 'timestamptz', name: 'rotated_at', nullable: true })
  rotatedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;
}
