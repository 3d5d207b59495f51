import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one unit owes from one issued document. */
@Entity({ name: 'docket' })
export class DocketEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'issue_id' })
  issueId!: string;

  @Column({ type: 'uuid', name: 'clock_id' })
  clockId!: string;

  @Column({ type: 'text' })
  unit!: string;

  @Column({ type: 'text' })
  territory!: string;

  @Column({ type: 'text' })
  level!: string;

  /** The earliest next_wake of its tasks. */
  @Column({ type: 'timestamptz', name: 'next_wake', nullable: true })
  nextWake!: Date | null;

  /** An act's time never precedes it. */
  @Column({ type: 'timestamptz', name: 'last_at', nullable: true })
  lastAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'updated_at' })
  updatedAt!: Date;
}
