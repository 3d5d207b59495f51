import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The cells of a territory and of all below it, summed. */
@Entity({ name: 'board_rollup' })
export class BoardRollupEntity {
  @PrimaryColumn({ type: 'text' })
  territory!: string;

  @PrimaryColumn({ type: 'uuid', name: 'issue_id' })
  issueId!: string;

  @PrimaryColumn({ type: 'integer' })
  clause!: number;

  @PrimaryColumn({ type: 'text' })
  level!: string;

  @PrimaryColumn({ type: 'text', name: 'unit_type' })
  unitType!: string;

  @PrimaryColumn({ type: 'boolean' })
  sensitive!: boolean;

  @Column({ type: 'text' })
  path!: string;

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
