import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One durable clock a territory of an issued document. */
@Entity({ name: 'clock' })
export class ClockEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'issue_id' })
  issueId!: string;

  @Column({ type: 'text' })
  territory!: string;

  /** The instant its workflow is armed for; null: nothing to wait for. */
  @Column({ type: 'timestamptz', name: 'armed_for', nullable: true })
  armedFor!: Date | null;
}
