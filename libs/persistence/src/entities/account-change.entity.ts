import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was changed of an account, by whom; never a password. */
@Entity({ name: 'account_change' })
export class AccountChangeEntity {
  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'text' })
  username!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'jsonb' })
  data!: unknown;

  @Column({ type: 'text' })
  by!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  at!: Date;
}
