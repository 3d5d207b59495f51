import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who stands in for whom (AB 角). */
@Entity({ name: 'delegation' })
export class DelegationEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  principal!: string;

  @Column({ type: 'text' })
  deputy!: string;

  @Column({ type: 'timestamptz' })
  since!: Date;

  @Column({ type: 'timestamptz' })
  until!: Date;

  @Column({ type: 'boolean', name: 'in_days' })
  inDays!: boolean;

  @Column({ type: 'text', name: 'set_by' })
  setBy!: string;

  @Column({ type: 'timestamptz', name: 'set_at' })
  setAt!: Date;

  @Column({ type: 'text', name: 'revoked_by', nullable: true })
  revokedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;
}
