import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A day's digests: what waited was claimed for it in the transaction that made the row. */
@Entity({ name: 'digest_day' })
export class DigestDayEntity {
  @PrimaryColumn({ type: 'date' })
  day!: string;

  @Column({ type: 'timestamptz', name: 'claimed_at' })
  claimedAt!: Date;

  @Column({ type: 'timestamptz', name: 'finished_at', nullable: true })
  finishedAt!: Date | null;
}
