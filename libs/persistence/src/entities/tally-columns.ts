import { Column } from 'typeorm';
import type { Tally } from '../board/tally';

/** How many tasks stand under each light, as columns. */
export class TallyColumns implements Tally {
  @Column({ type: 'integer' })
  total!: number;

  @Column({ type: 'integer' })
  green!: number;

  @Column({ type: 'integer' })
  yellow!: number;

  @Column({ type: 'integer' })
  red!: number;

  @Column({ type: 'integer' })
  blue!: number;

  @Column({ type: 'integer' })
  grey!: number;

  @Column({ type: 'integer' })
  overdue!: number;
}
