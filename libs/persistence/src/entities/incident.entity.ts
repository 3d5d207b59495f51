import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a machine could not do and a person must look at. */
@Entity({ name: 'incident' })
export class IncidentEntity {
  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  subject!: string;

  @Column({ type: 'text' })
  error!: string;

  @Column({ type: 'timestamptz', name: 'first_at', default: () => 'now()' })
  firstAt!: Date;

  @Column({ type: 'timestamptz', name: 'last_at', default: () => 'now()' })
  lastAt!: Date;

  @Column({ type: 'integer', default: 1 })
  times!: number;

  @Column({ type: 'timestamptz', name: 'resolved_at', nullable: true })
  resolvedAt!: Date | null;
}
