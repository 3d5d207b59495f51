import { useQuery } from '@tanstack/react-query';
import { Badge, Layout, Menu, Spin } from 'antd';
import { useLocation, useNavigate } from 'react-router-dom';
import { get } from './http';
import { placeOf, placesFor } from './menu';
import type { Place } from './menu';
import type { Notification, Page } from './model';
import { LoginPage } from './pages/login.page';
import { PersonMenu } from './parts/person-menu';
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

  const count = unread.data?.items.length ?? 0;
  const places = placesFor(me);
  return (
    <Layout style={{ minHeight: '100%' }}>
      <Layout.Header className="top">
        <strong className="brand">督办</strong>
        <Menu
          theme="dark"
          mode="horizontal"
          className="places"
          selectedKeys={[placeOf(location.pathname)]}
          onClick={({ key }) => void navigate(key)}
          items={places.map((place) => entryOf(place, count))}
        />
        <PersonMenu me={me} />
      </Layout.Header>
      <Layout.Content>
        <Pages home={places[0]?.key ?? '/inbox'} />
      </Layout.Content>
    </Layout>
  );
}
