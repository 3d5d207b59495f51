import { Entity, PrimaryColumn } from 'typeorm';

/** A post a person holds. */
@Entity({ name: 'account_post' })
export class AccountPostEntity {
  @PrimaryColumn({ type: 'text' })
  username!: string;

  @PrimaryColumn({ type: 'text' })
  unit!: string;

  @PrimaryColumn({ type: 'text' })
  post!: string;
}
