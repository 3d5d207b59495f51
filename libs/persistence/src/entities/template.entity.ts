import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClauseTemplate } from '@duban/planning';

/** A version of a clause's template; the newest one is in force. */
@Entity({ name: 'template' })
export class TemplateEntity {
  @Column({ type: 'text' })
  heading!: string;

  @PrimaryColumn({ type: 'integer' })
  clause!: number;

  @PrimaryColumn({ type: 'integer' })
  version!: number;

  @Column({ type: 'jsonb' })
  body!: ClauseTemplate;

  @Column({ type: 'text', name: 'created_by', nullable: true })
  createdBy!: string | null;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}
