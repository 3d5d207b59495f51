import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { download } from '../http';

interface Props {
  readonly path: string;
  readonly name: string;
  readonly children: string;
}

/** Fetches a file and keeps it under a name; a refusal is told in the service's words. */
export function ExportButton({ path, name, children }: Props) {
  const { message } = App.useApp();
  const fetched = useMutation({
    mutationFn: () => download(path, name),
    onError: (error) => void message.error(error.message),
  });
  return (
    <Button icon={<DownloadOutlined />} loading={fetched.isPending} onClick={() => fetched.mutate()}>
      {children}
    </Button>
  );
}
