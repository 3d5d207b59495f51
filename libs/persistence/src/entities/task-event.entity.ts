import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Actor, TaskEvent } from '@duban/lifecycle';

/** One fact of a task's append-only history. */
@Entity({ name: 'task_event' })
export class TaskEventEntity {
  @PrimaryColumn({ type: 'uuid', name: 'task_id' })
  taskId!: string;

  @PrimaryColumn({ type: 'integer' })
  seq!: number;

  @Column({ type: 'text' })
  kind!: string;

  /** The instant of the act, or the instant at which the clock's event was due. */
  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'timestamptz', name: 'recorded_at' })
  recordedAt!: Date;

  @Column({ type: 'jsonb' })
  actor!: Actor;

  @Column({ type: 'jsonb' })
  data!: TaskEvent['data'];

  @Column({ type: 'bytea' })
  hash!: Buffer;
}
