import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A version of a year's notice. */
@Entity({ name: 'calendar_notice' })
export class CalendarNoticeEntity {
  @PrimaryColumn({ type: 'integer' })
  year!: number;

  @PrimaryColumn({ type: 'integer' })
  version!: number;

  @Column({ type: 'jsonb' })
  body!: object;

  @Column({ type: 'text', name: 'loaded_by', nullable: true })
  loadedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'loaded_at' })
  loadedAt!: Date;
}
