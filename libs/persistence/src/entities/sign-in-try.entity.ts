import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Wrong tries of a name; five lock it for a while. */
@Entity({ name: 'sign_in_try' })
export class SignInTryEntity {
  @PrimaryColumn({ type: 'text' })
  username!: string;

  @Column({ type: 'integer' })
  failed!: number;

  @Column({ type: 'timestamptz', name: 'locked_until', nullable: true })
  lockedUntil!: Date | null;

  @Column({ type: 'timestamptz', name: 'last_at' })
  lastAt!: Date;
}
