import { MenuOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Badge, Button, Drawer, Grid, Layout, Menu, Spin } from 'antd';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { get } from './http';
import { LiveMark } from './live/live-mark';
import { LiveProvider } from './live/live-provider';
import { homeOf, placeOf, placesFor } from './menu';
import type { Place } from './menu';
import type { Me, Notification, Page } from './model';
import { FirstPasswordPage } from './pages/first-password.page';
import { LoginPage } from './pages/login.page';
import { PersonMenu } from './parts/person-menu';
import { rolesOf } from './roles';
import { Pages } from './routes';
import { useSession } from './session';

type Entry = NonNullable<Parameters<typeof Menu>[0]['items']>[number];

function entryOf({ key, icon, label, children }: Place, unread: number): Entry {
  const said =
    key === '/inbox' && unread > 0 ? (
      <>
        {label} <Badge count={unread} size="small" />
      </>
    ) : (
      label
    );
  return {
    key,
    icon,
    label: said,
    ...(children ? { children: children.map((child) => entryOf(child, unread)) } : {}),
  };
}

/** The frame of every page: where one is, who one is, what is new. */
export function Shell() {
  const { me } = useSession();
  if (me === undefined) return <Spin fullscreen />;
  if (me === null) return <LoginPage />;
  if (me.mustChangePassword === true) return <FirstPasswordPage />;
  return (
    <LiveProvider key={me.username}>
      <Layout style={{ minHeight: '100%' }}>
        <Top me={me} />
        <Layout.Content>
          <Pages home={homeOf(me)} />
        </Layout.Content>
      </Layout>
    </LiveProvider>
  );
}

/** The bar at the top; on narrow screens the menu opens from the side. */
function Top({ me }: { readonly me: Me }) {
  const navigate = useNavigate();
  const location = useLocation();
  const narrow = Grid.useBreakpoint().lg === false;
  const [open, setOpen] = useState(false);
  const unread = useQuery({
    queryKey: ['notifications', 'unread'],
    queryFn: () => get<Page<Notification>>('/notifications?unread=true&limit=50'),
    enabled: !rolesOf(me).administrator,
    refetchInterval: 60_000,
  });
  const count = unread.data?.items.length ?? 0;
  const places = placesFor(me);
  const menu = {
    items: places.map((place) => entryOf(place, count)),
    selectedKeys: [placeOf(location.pathname)],
    onClick: ({ key }: { key: string }) => {
      setOpen(false);
      void navigate(key);
    },
  };
  return (
    <Layout.Header className="top">
      {narrow ? (
        <>
          <Badge dot={count > 0} offset={[-6, 8]}>
            <Button
              type="text"
              aria-label="菜单"
              icon={<MenuOutlined style={{ color: '#fff' }} />}
              onClick={() => setOpen(true)}
            />
          </Badge>
          <strong className="brand fill">督办</strong>
          <Drawer
            open={open}
            onClose={() => setOpen(false)}
            placement="left"
            size={264}
            title={me.name}
            styles={{ body: { padding: 0 } }}
          >
            <Menu
              mode="inline"
              defaultOpenKeys={places.flatMap(({ key, children }) => (children ? [key] : []))}
              {...menu}
            />
          </Drawer>
        </>
      ) : (
        <>
          <strong className="brand">督办</strong>
          <Menu theme="dark" mode="horizontal" className="places" {...menu} />
        </>
      )}
      <LiveMark />
      <PersonMenu me={me} />
    </Layout.Header>
  );
}
