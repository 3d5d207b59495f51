import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When a robot may be called again. */
@Entity({ name: 'channel_pace' })
export class ChannelPaceEntity {
  @PrimaryColumn({ type: 'bytea' })
  target!: Buffer;

  @Column({ type: 'timestamptz', name: 'next_at' })
  nextAt!: Date;
}
