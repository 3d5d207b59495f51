import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { PersonActor } from '../record/act';

/** A share of a total, a baseline or a weight of a territory; the latest row stands. */
@Entity({ name: 'indicator_setting' })
export class IndicatorSettingEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'uuid', name: 'indicator_id' })
  indicatorId!: string;

  @Column({ type: 'text' })
  territory!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'double precision', nullable: true })
  value!: number | null;

  @Column({ type: 'jsonb', name: 'set_by' })
  setBy!: PersonActor;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
