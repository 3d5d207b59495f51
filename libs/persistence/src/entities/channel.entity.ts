import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person's way out of the system. */
@Entity({ name: 'channel' })
export class ChannelEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  username!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'boolean' })
  enabled!: boolean;

  @Column({ type: 'boolean' })
  digest!: boolean;

  @Column({ type: 'boolean' })
  urgent!: boolean;

  /** Address and signing secret, encrypted. */
  @Column({ type: 'bytea' })
  sealed!: Buffer;

  /** What its owner is shown of the address. */
  @Column({ type: 'text' })
  hint!: string;

  /** Keyed hash of the address. */
  @Column({ type: 'bytea' })
  target!: Buffer;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'updated_at', default: () => 'now()' })
  updatedAt!: Date;

  @Column({ type: 'timestamptz', name: 'tested_at', nullable: true })
  testedAt!: Date | null;
}
