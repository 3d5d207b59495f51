import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A kind of unit whose work another takes over. */
@Entity({ name: 'succession' })
export class SuccessionEntity {
  @PrimaryColumn({ type: 'text' })
  former!: string;

  @Column({ type: 'text' })
  successor!: string;

  @Column({ type: 'date', name: 'on_day' })
  onDay!: string;

  @Column({ type: 'text', name: 'loaded_by' })
  loadedBy!: string;

  @Column({ type: 'timestamptz', name: 'loaded_at' })
  loadedAt!: Date;
}
