import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CalendarYear } from '@duban/calendar';

/** A year of the working-day calendar, as its notices have it. */
@Entity({ name: 'calendar_year' })
export class CalendarYearEntity {
  @PrimaryColumn({ type: 'integer' })
  year!: number;

  @Column({ type: 'jsonb' })
  body!: CalendarYear;

  @Column({ type: 'timestamptz', name: 'loaded_at', default: () => 'now()' })
  loadedAt!: Date;
}
