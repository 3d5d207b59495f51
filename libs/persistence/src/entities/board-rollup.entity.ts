import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TallyColumns } from './tally-columns';

/** The cells of a territory and of all below it, summed. */
@Entity({ name: 'board_rollup' })
export class BoardRollupEntity extends TallyColumns {
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
}
