import { InboxOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Table, Upload } from 'antd';
import { Link, useNavigate } from 'react-router-dom';
import type { Document, DocumentItem } from '../document-model';
import { upload } from '../http';
import { everyPage } from '../parts/every-page';
import { Failure } from '../parts/failure';
import { PageFrame } from '../parts/page-frame';
import { useMayIssue } from '../parts/use-may-issue';

/** All documents that were taken in; whoever may issue brings in another. */
export function DocumentsPage() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const mayIssue = useMayIssue();
  const list = useQuery({
    queryKey: ['documents'],
    queryFn: () => everyPage<DocumentItem>('/documents'),
  });
  const bringIn = useMutation({
    mutationFn: (file: File) => upload<Document>('/documents', file),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['documents'] });
      void navigate(`/documents/${id}`);
    },
  });
  return (
    <PageFrame title="政策文件" lead="导入文件，逐条核对拟出的任务，再交办到各单位。">
      <Failure error={list.error ?? bringIn.error} />
      {mayIssue ? (
        <Upload.Dragger
          accept=".txt,.md,.docx,.html,.htm,.pdf"
          showUploadList={false}
          disabled={bringIn.isPending}
          beforeUpload={(file) => {
            bringIn.mutate(file);
            return false;
          }}
          style={{ marginBottom: 16 }}
        >
          <p>
            <InboxOutlined style={{ fontSize: 28, color: '#1d4f7c' }} />
          </p>
          <p>{bringIn.isPending ? '正在读取……' : '点击或拖入文件：.docx、.txt、.html 或带文字的 .pdf'}</p>
        </Upload.Dragger>
      ) : null}
      <Table<DocumentItem>
        rowKey="id"
        size="middle"
        loading={list.isLoading}
        dataSource={list.data ?? []}
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        scroll={{ x: 'max-content' }}
        columns={[
          {
            title: '文件',
            render: (_, item) => (
              <div style={{ maxWidth: 520, whiteSpace: 'normal' }}>
                <Link to={`/documents/${item.id}`}>{item.title ?? item.fileName}</Link>
                <div style={{ color: '#6b7480', fontSize: 12 }}>
                  {[item.number, item.issuedOn].filter(Boolean).join(' · ')}
                </div>
              </div>
            ),
          },
          { title: '条款', dataIndex: 'clauses', width: 72 },
          {
            title: '已交办',
            width: 110,
            render: (_, { issues }) =>
              issues.length === 0 ? '尚未交办' : issues.map(({ planYear }) => `${planYear}年`).join('、'),
          },
        ]}
      />
    </PageFrame>
  );
}
