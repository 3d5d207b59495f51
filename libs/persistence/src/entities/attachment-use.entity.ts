import { Entity, PrimaryColumn } from 'typeorm';

/** Which tasks an attachment is evidence of. */
@Entity({ name: 'attachment_use' })
export class AttachmentUseEntity {
  @PrimaryColumn({ type: 'uuid', name: 'attachment_id' })
  attachmentId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'task_id' })
  taskId!: string;
}
