import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person who may log in; the posts say what for. */
@Entity({ name: 'account' })
export class AccountEntity {
  @PrimaryColumn({ type: 'text' })
  username!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', name: 'password_hash' })
  passwordHash!: string;

  @Column({ type: 'boolean', default: false })
  administrator!: boolean;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'disabled_at', nullable: true })
  disabledAt!: Date | null;

  /** Posts that come back when it is enabled. */
  @Column({ type: 'jsonb', name: 'kept_posts', nullable: true })
  keptPosts!: readonly { readonly unit: string; readonly post: string }[] | null;

  /** Until when the password, made by the machine, may be used to choose another. */
  @Column({ type: 'timestamptz', name: 'one_time_until', nullable: true })
  oneTimeUntil!: Date | null;

  @Column({ type: 'integer', default: 1 })
  version!: number;
}
