import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Terms } from '@duban/lifecycle';

/** What issuing fixed for many tasks at once. */
@Entity({ name: 'terms' })
export class TermsEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'issue_id' })
  issueId!: string;

  @Column({ type: 'uuid', name: 'dispatch_id', nullable: true })
  dispatchId!: string | null;

  @Column({ type: 'integer' })
  clause!: number;

  @Column({ type: 'text' })
  key!: string;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'jsonb' })
  body!: Terms;
}
