import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Dockets whose cells must be counted anew; filled by triggers on `task`. */
@Entity({ name: 'task_touched' })
export class TaskTouchedEntity {
  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'uuid', name: 'docket_id' })
  docketId!: string;

  @Column({ type: 'uuid', array: true })
  tasks!: string[];
}
