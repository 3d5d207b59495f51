import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TallyColumns } from './tally-columns';

/** A unit’s tasks of one clause, counted by light. */
@Entity({ name: 'board_cell' })
export class BoardCellEntity extends TallyColumns {
  @PrimaryColumn({ type: 'uuid', name: 'docket_id' })
  docketId!: string;

  @PrimaryColumn({ type: 'integer' })
  clause!: number;

  @PrimaryColumn({ type: 'boolean' })
  sensitive!: boolean;

  @Column({ type: 'uuid', name: 'issue_id' })
  issueId!: string;

  @Column({ type: 'text' })
  unit!: string;

  @Column({ type: 'text', name: 'unit_type' })
  unitType!: string;

  @Column({ type: 'text' })
  territory!: string;

  @Column({ type: 'text' })
  path!: string;

  @Column({ type: 'text' })
  level!: string;

  @Column({ type: 'timestamptz', name: 'as_of' })
  asOf!: Date;

  @Column({ type: 'timestamptz', name: 'next_change', nullable: true })
  nextChange!: Date | null;
}
