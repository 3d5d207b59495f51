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
}
