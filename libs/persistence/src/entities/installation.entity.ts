import { Column, Entity, PrimaryColumn } from 'typeorm';

/** This installation: one row, made at the first start. */
@Entity({ name: 'installation' })
export class InstallationEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'boolean', default: true })
  single!: boolean;

  /** Added to the machine's clock: business time. */
  @Column({ type: 'bigint', name: 'clock_offset_ms', default: 0 })
  clockOffsetMs!: number;

  /** When the demonstration's past stood complete. */
  @Column({ type: 'timestamptz', name: 'demo_at', nullable: true })
  demoAt!: Date | null;

  /** The offset under which the workflows' timers run; behind the clock's until all were told that it moved. */
  @Column({ type: 'bigint', name: 'timers_offset_ms', default: 0 })
  timersOffsetMs!: number;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}
