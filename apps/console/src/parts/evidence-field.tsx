import { UploadOutlined } from '@ant-design/icons';
import { App, Button, Upload } from 'antd';
import { useState } from 'react';
import { upload } from '../http';

interface Kept {
  readonly id: string;
  readonly name: string;
}

interface Props {
  readonly value?: readonly string[];
  readonly onChange?: (ids: string[]) => void;
}

/** Uploads evidence and keeps the ids the act will name. */
export function EvidenceField({ onChange }: Props) {
  const { message } = App.useApp();
  const [kept, setKept] = useState<readonly Kept[]>([]);
  const keep = (next: readonly Kept[]) => {
    setKept(next);
    onChange?.(next.map((file) => file.id));
  };
  return (
    <Upload
      multiple
      fileList={kept.map((file) => ({ uid: file.id, name: file.name, status: 'done' as const }))}
      onRemove={(file) => keep(kept.filter((item) => item.id !== file.uid))}
      customRequest={({ file }) => {
        upload<Kept>('/attachments', file as File).then(
          (stored) =>
            setKept((before) => {
              const next = [...before, { id: stored.id, name: stored.name }];
              onChange?.(next.map((item) => item.id));
              return next;
            }),
          (error: unknown) => void message.error(error instanceof Error ? error.message : String(error)),
        );
      }}
    >
      <Button icon={<UploadOutlined />}>上传</Button>
    </Upload>
  );
}
