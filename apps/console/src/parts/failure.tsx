import { Alert } from 'antd';
import { Problem } from '../http';

/** A failed question in the service's own words. */
export function Failure({ error }: { readonly error: unknown }) {
  if (!error) return null;
  const problem = error instanceof Problem ? error : null;
  return (
    <Alert
      type="error"
      showIcon
      title={problem?.title ?? '出错了'}
      description={problem?.detail ?? (error instanceof Error ? error.message : JSON.stringify(error))}
      style={{ marginBottom: 16 }}
    />
  );
}
