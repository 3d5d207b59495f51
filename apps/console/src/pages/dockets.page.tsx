import { useQuery } from '@tanstack/react-query';
import { Card, Col, Empty, Row, Skeleton, Space, Statistic, Tag } from 'antd';
import { Link } from 'react-router-dom';
import { everyPage } from '../parts/every-page';
import { Failure } from '../parts/failure';
import { PageFrame } from '../parts/page-frame';
import { UnitName } from '../parts/unit-name';
import type { Docket } from '../model';
import { useSession } from '../session';

function DocketCard({ docket }: { readonly docket: Docket }) {
  const { tasks } = docket;
  return (
    <Card
      title={
        <Link to={`/dockets/${docket.id}`}>
          <UnitName code={docket.unit} />
        </Link>
      }
      extra={<Tag>{docket.planYear}年</Tag>}
      style={{ marginBottom: 16 }}
    >
      <p style={{ marginTop: 0, color: '#5b6470' }}>{docket.document.title ?? '未命名文件'}</p>
      <Space size={32} wrap>
        <Statistic title="在办" value={tasks.open} suffix={<small>/ {tasks.total}</small>} />
        <Statistic
          title="待签收"
          value={tasks.assigned}
          styles={tasks.assigned ? { content: { color: '#d99a00' } } : {}}
        />
        <Statistic
          title="逾期"
          value={tasks.overdue}
          styles={tasks.overdue ? { content: { color: '#c62828' } } : {}}
        />
        <Statistic title="预警" value={tasks.yellow} />
        <Statistic title="办结" value={tasks.completed} />
      </Space>
      <p className="num" style={{ marginBottom: 0 }}>
        {docket.acceptBy ? (
          <>
            签收最迟 {docket.acceptBy}
            {' · '}
          </>
        ) : null}
        {docket.nextReportBy ? (
          <>
            下次反馈 {docket.nextReportBy}
            {' · '}
          </>
        ) : null}
        {docket.nextDueOn ? <>最近到期 {docket.nextDueOn}</> : null}
      </p>
    </Card>
  );
}

/** What one's units owe, a card a document and unit; for others, what they may look at. */
export function DocketsPage() {
  const { me } = useSession();
  const mine = (me?.posts ?? []).map((held) => held.unit);
  const query = useQuery({
    queryKey: ['dockets', mine.join()],
    queryFn: () =>
      everyPage<Docket>(mine.length ? `/dockets?unit=${mine.map(encodeURIComponent).join(',')}` : '/dockets'),
  });
  return (
    <PageFrame title="我的任务单" lead="一份文件、一个单位、一张清单：欠什么、何时到期、依据何在。">
      <Failure error={query.error} />
      {query.isLoading ? <Skeleton active /> : null}
      {query.data?.length === 0 ? <Empty description="本单位目前没有承办事项" /> : null}
      <Row gutter={16}>
        {(query.data ?? []).map((docket) => (
          <Col key={docket.id} xs={24} xl={12}>
            <DocketCard docket={docket} />
          </Col>
        ))}
      </Row>
    </PageFrame>
  );
}
