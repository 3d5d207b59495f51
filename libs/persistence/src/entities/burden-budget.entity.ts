import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PersonActor } from '../record/act';

/** What units of each level may be asked; rows are added, never changed, and the last one holds. */
@Entity({ name: 'burden_budget' })
export class BurdenBudgetEntity {
  @PrimaryColumn({ type: 'integer' })
  version!: number;

  @Column({ type: 'jsonb' })
  levels!: object;

  @Column({ type: 'jsonb', name: 'set_by' })
  setBy!: PersonActor;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
