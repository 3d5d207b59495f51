import { useQuery } from '@tanstack/react-query';
import { Alert, Spin, Tag } from 'antd';
import type { Coverage } from '../document-model';
import { get } from '../http';
import { Failure } from './failure';

/** Every sentence beside the tasks that answer for it. */
export function DocumentCoverage({ documentId }: { readonly documentId: string }) {
  const { data, error, isLoading } = useQuery({
    queryKey: ['coverage', documentId],
    queryFn: () => get<Coverage>(`/documents/${documentId}/coverage`),
  });
  if (isLoading) return <Spin />;
  if (!data) return <Failure error={error} />;
  return (
    <>
      <Alert
        type={data.uncovered.length === 0 ? 'success' : 'warning'}
        showIcon
        style={{ marginBottom: 12 }}
        title={`共${data.sentences}句，${data.covered}句有任务落实，${data.uncovered.length}句没有`}
      />
      {data.clauses.map((clause) => (
        <div key={clause.clause}>
          <h4>
            第{clause.clause}条 {clause.heading}
          </h4>
          {clause.sentences.map(({ index, text, tasks }) => (
            <p key={index} className="basis">
              {text}
              <br />
              {tasks.length === 0 ? <Tag color="red">没有任务</Tag> : null}
              {tasks.map((key) => (
                <Tag key={key} style={{ whiteSpace: 'normal' }}>
                  {clause.titles[key] ?? key}
                </Tag>
              ))}
            </p>
          ))}
        </div>
      ))}
    </>
  );
}
