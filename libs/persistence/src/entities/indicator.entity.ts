import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Indicator } from '@duban/lifecycle';

/** A figure of an issued task, whichever units carry it; a trigger makes it from the terms. */
@Entity({ name: 'indicator' })
export class IndicatorEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'issue_id' })
  issueId!: string;

  @Column({ type: 'integer' })
  clause!: number;

  @Column({ type: 'text' })
  key!: string;

  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'integer', name: 'template_version' })
  templateVersion!: number;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  whole!: string;

  @Column({ type: 'jsonb' })
  body!: Indicator;

  @Column({ type: 'text' })
  rhythm!: string;

  @Column({ type: 'jsonb', nullable: true })
  curve!: readonly number[] | null;

  @Column({ type: 'boolean' })
  sensitive!: boolean;
}
