import type { Visibility } from '@duban/contracts';
import type { Pool } from 'pg';
import type { Connection } from '../database/connection';
import { Select } from './select';
import { visibleSql } from './visible.sql';

/** A file to keep as evidence. */
export interface NewAttachment {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
  readonly sha256: Buffer;
  readonly uploadedBy: string;
  readonly uploadedAt: Date;
}

export async function keepAttachment(tx: Connection, file: NewAttachment): Promise<void> {
  await tx.query(
    `INSERT INTO attachment (id, name, media_type, size, sha256, content, uploaded_by, uploaded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      file.id,
      file.name,
      file.mediaType,
      file.bytes.length,
      file.sha256,
      file.bytes,
      file.uploadedBy,
      file.uploadedAt,
    ],
  );
}

export interface AttachmentRow {
  readonly name: string;
  readonly media_type: string;
  readonly content: Buffer;
  readonly sha256: Buffer;
}

/** An attachment, if the viewer uploaded it or may see a task whose evidence it is; else null. */
export async function findAttachment(
  pool: Pool,
  id: string,
  viewer: { readonly username: string; readonly visibility: Visibility },
): Promise<AttachmentRow | null> {
  const select = new Select();
  const attachment = select.param(id);
  const [row] = await select.run<AttachmentRow>(
    pool,
    `SELECT a.name, a.media_type, a.content, a.sha256 FROM attachment a
     WHERE a.id = ${attachment} AND (a.uploaded_by = ${select.param(viewer.username)} OR EXISTS (
       SELECT 1 FROM attachment_use u JOIN task t ON t.id = u.task_id
       WHERE u.attachment_id = a.id AND (${visibleSql(select, viewer.visibility, 't')})))`,
  );
  return row ?? null;
}
