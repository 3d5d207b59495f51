import { useQuery } from '@tanstack/react-query';
import { Alert, Breadcrumb, Spin, Tabs } from 'antd';
import { Link, useParams } from 'react-router-dom';
import type { Document, Proposals } from '../document-model';
import { get } from '../http';
import { DocumentCoverage } from '../parts/document-coverage';
import { DocumentIssue } from '../parts/document-issue';
import { DocumentPlan } from '../parts/document-plan';
import { DocumentStanding } from '../parts/document-standing';
import { DocumentRehearsal } from '../parts/document-rehearsal';
import { DocumentStructure } from '../parts/document-structure';
import { Failure } from '../parts/failure';
import { useTitle } from '../parts/page-frame';
import { ProposalEditor } from '../parts/proposal-editor';
import { useMayIssue } from '../parts/use-may-issue';

/** What a person should look at in how it was read. */
function Marks({ document }: { readonly document: Document }) {
  const marks = [...document.warnings, ...document.remarks];
  if (marks.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 12 }}
      title={`读取时有${marks.length}处请留意`}
      description={
        <>
          {marks.slice(0, 8).map(({ line, message }) => (
            <div key={`${line}${message}`}>
              第{line}行：{message}
            </div>
          ))}
          {marks.length > 8 ? <div>还有{marks.length - 8}处</div> : null}
        </>
      }
    />
  );
}

/** One document: how it was read, the tasks proposed for it, what issuing would ask, and issuing itself. */
export function DocumentPage() {
  const { id = '' } = useParams();
  const mayIssue = useMayIssue();
  const document = useQuery({ queryKey: ['document', id], queryFn: () => get<Document>(`/documents/${id}`) });
  const proposals = useQuery({
    queryKey: ['proposals', id],
    queryFn: () => get<Proposals>(`/documents/${id}/proposals`),
  });
  const { data } = document;
  useTitle(data?.title ?? '政策文件');
  const proposed = proposals.data?.clauses.length ?? 0;
  return (
    <div className="page">
      <Breadcrumb
        items={[{ title: <Link to="/documents">政策文件</Link> }, { title: data?.title ?? '文件' }]}
      />
      <Failure error={document.error ?? proposals.error} />
      {document.isLoading ? <Spin /> : null}
      {data ? (
        <>
          <h2 style={{ marginTop: 8 }}>{data.title ?? '（没有标题）'}</h2>
          <p className="lead">{[data.number, data.issuedOn].filter(Boolean).join(' · ')}</p>
          <Marks document={data} />
          <Tabs
            items={[
              { key: 'structure', label: '结构', children: <DocumentStructure document={data} /> },
              { key: 'standing', label: '落实情况', children: <DocumentStanding documentId={id} /> },
              ...(proposed > 0 && proposals.data
                ? [
                    {
                      key: 'proposals',
                      label: '拟办任务',
                      // Changes that are not kept yet outlast a look at another tab.
                      destroyOnHidden: false,
                      children: (
                        <ProposalEditor
                          key={proposals.data.version}
                          documentId={id}
                          proposals={proposals.data}
                        />
                      ),
                    },
                  ]
                : []),
              { key: 'coverage', label: '逐句核对', children: <DocumentCoverage documentId={id} /> },
              { key: 'plan', label: '交办预案', children: <DocumentPlan documentId={id} /> },
              { key: 'rehearsal', label: '预演', children: <DocumentRehearsal document={data} /> },
              ...(mayIssue
                ? [
                    {
                      key: 'issue',
                      label: '交办',
                      children: <DocumentIssue documentId={id} planYear={proposals.data?.planYear} />,
                    },
                  ]
                : []),
            ].map((tab) => ({ destroyOnHidden: true, ...tab }))}
          />
        </>
      ) : null}
    </div>
  );
}
