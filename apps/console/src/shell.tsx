import {
  AlertOutlined,
  AuditOutlined,
  BellOutlined,
  DashboardOutlined,
  FileTextOutlined,
  LogoutOutlined,
  ProfileOutlined,
} from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Badge, Button, Layout, Menu, Spin, Tooltip } from 'antd';
import { Navigate, Route, Routes, useLocation, useNavigate } from 'react-router-dom';
import { get } from './http';
import type { Notification, Page } from './model';
import { ChannelsPage } from './pages/channels.page';
import { DocketPage } from './pages/docket.page';
import { DocketsPage } from './pages/dockets.page';
import { DocumentPage } from './pages/document.page';
import { DocumentsPage } from './pages/documents.page';
import { InboxPage } from './pages/inbox.page';
import { LoginPage } from './pages/login.page';
import { OperationsPage } from './pages/operations.page';
import { OverduePage } from './pages/overdue.page';
import { ReviewPage } from './pages/review.page';
import { TaskPage } from './pages/task.page';
import { UnitName } from './parts/unit-name';
import { useSession } from './session';
import { postWords } from './words';

const places = [
  { key: '/dockets', icon: <ProfileOutlined />, label: '责任清单' },
  { key: '/documents', icon: <FileTextOutlined />, label: '政策文件' },
  { key: '/review', icon: <AuditOutlined />, label: '待我审核' },
  { key: '/overdue', icon: <AlertOutlined />, label: '逾期事项' },
  { key: '/inbox', icon: <BellOutlined />, label: '消息' },
];

/** Pages that have no entry of their own, by the entry they belong to. */
const menuKeys: Readonly<Record<string, string>> = { '/tasks': '/dockets', '/channels': '/inbox' };

/** The administrator keeps the system running and sees no task's contents. */
const operatorPlaces = [{ key: '/operations', icon: <DashboardOutlined />, label: '运行情况' }];

/** The frame of every page: where one is, who one is, what is new. */
export function Shell() {
  const { me, leave } = useSession();
  const navigate = useNavigate();
  const location = useLocation();
  const unread = useQuery({
    queryKey: ['notifications', 'unread'],
    queryFn: () => get<Page<Notification>>('/notifications?unread=true&limit=50'),
    enabled: Boolean(me),
    refetchInterval: 60_000,
  });

  if (me === undefined) return <Spin fullscreen />;
  if (me === null) return <LoginPage />;

  const [first] = me.posts;
  const count = unread.data?.items.length ?? 0;
  const isOperator = first?.post === 'administrator';
  const here = `/${location.pathname.split('/')[1] ?? ''}`;
  return (
    <Layout style={{ minHeight: '100%' }}>
      <Layout.Header className="top">
        <strong className="brand">督办</strong>
        <Menu
          theme="dark"
          mode="horizontal"
          className="places"
          selectedKeys={[menuKeys[here] ?? here]}
          onClick={({ key }) => void navigate(key)}
          items={(isOperator ? operatorPlaces : places).map((place) => ({
            ...place,
            label:
              place.key === '/inbox' && count > 0 ? (
                <>
                  {place.label} <Badge count={count} size="small" />
                </>
              ) : (
                place.label
              ),
          }))}
        />
        <span className="who" title={me.name}>
          {first && !isOperator ? <UnitName code={first.unit} /> : me.name}
          {first ? ` · ${postWords[first.post] ?? first.post}` : ''}
        </span>
        <Tooltip title="退出登录">
          <Button
            type="text"
            aria-label="退出登录"
            icon={<LogoutOutlined />}
            onClick={() => void leave()}
            style={{ color: '#fff' }}
          />
        </Tooltip>
      </Layout.Header>
      <Layout.Content>
        <Routes>
          <Route path="/dockets" element={<DocketsPage />} />
          <Route path="/dockets/:id" element={<DocketPage />} />
          <Route path="/tasks/:id" element={<TaskPage />} />
          <Route path="/documents" element={<DocumentsPage />} />
          <Route path="/documents/:id" element={<DocumentPage />} />
          <Route path="/review" element={<ReviewPage />} />
          <Route path="/overdue" element={<OverduePage />} />
          <Route path="/inbox" element={<InboxPage />} />
          <Route path="/channels" element={<ChannelsPage />} />
          <Route path="/operations" element={<OperationsPage />} />
          <Route path="*" element={<Navigate to={isOperator ? '/operations' : '/dockets'} replace />} />
        </Routes>
      </Layout.Content>
    </Layout>
  );
}
