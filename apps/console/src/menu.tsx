import {
  AlertOutlined,
  AuditOutlined,
  BellOutlined,
  DashboardOutlined,
  FileProtectOutlined,
  FileTextOutlined,
  FundProjectionScreenOutlined,
  LineChartOutlined,
  OrderedListOutlined,
  ProfileOutlined,
  ReadOutlined,
  SettingOutlined,
  StopOutlined,
  TableOutlined,
  TeamOutlined,
  TrophyOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Me } from './model';
import { rolesOf } from './roles';
import type { Roles } from './roles';

/** An entry of the menu: a page, or several under one word. */
export interface Place {
  readonly key: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly children?: readonly Place[];
  /** To whom it is offered; to everybody where it does not say. */
  readonly opens?: (roles: Roles) => boolean;
}

const toOffices = ({ office }: Roles) => office;
const toOverseers = ({ office, wide }: Roles) => office || wide;

/** For whoever has duties, or watches those of others. */
const workPlaces: readonly Place[] = [
  { key: '/board', icon: <TableOutlined />, label: '看板', opens: toOverseers },
  { key: '/dockets', icon: <ProfileOutlined />, label: '我的任务单' },
  { key: '/tasks', icon: <UnorderedListOutlined />, label: '全部事项' },
  {
    key: 'supervision',
    icon: <FundProjectionScreenOutlined />,
    label: '督办',
    children: [
      { key: '/overdue', icon: <AlertOutlined />, label: '逾期事项', opens: toOverseers },
      { key: '/review', icon: <AuditOutlined />, label: '待我审核', opens: toOffices },
      { key: '/slips', icon: <FileProtectOutlined />, label: '督办件', opens: toOffices },
      { key: '/obstacles', icon: <StopOutlined />, label: '障碍', opens: toOverseers },
      { key: '/brief', icon: <ReadOutlined />, label: '周报', opens: toOffices },
    ],
  },
  {
    key: 'results',
    icon: <LineChartOutlined />,
    label: '成效',
    children: [
      { key: '/indicators', icon: <LineChartOutlined />, label: '指标' },
      { key: '/assessments', icon: <TrophyOutlined />, label: '考核' },
      { key: '/ranking', icon: <OrderedListOutlined />, label: '排名', opens: toOffices },
      { key: '/workload', icon: <TeamOutlined />, label: '负担', opens: toOverseers },
    ],
  },
  { key: '/documents', icon: <FileTextOutlined />, label: '政策文件' },
  { key: '/inbox', icon: <BellOutlined />, label: '消息' },
];

/** The administrator keeps the system running and sees no task's contents. */
const operatorPlaces: readonly Place[] = [
  { key: '/operations', icon: <DashboardOutlined />, label: '运行情况' },
  { key: '/accounts', icon: <TeamOutlined />, label: '账号' },
];

/** What all rests on; everybody may read it. */
const rulePlaces: Place = {
  key: 'rules',
  icon: <SettingOutlined />,
  label: '规则与组织',
  children: [
    { key: '/templates', label: '任务模板' },
    { key: '/calendar', label: '工作日历' },
    { key: '/units', label: '组织机构' },
  ],
};

/** Pages that have no entry of their own, by the entry they belong to. */
const menuKeys: Readonly<Record<string, string>> = { '/tasks/': '/dockets', '/channels': '/inbox' };

/** The entries a person needs; none of them leads to what the service refuses. */
export function placesFor(me: Me): readonly Place[] {
  const roles = rolesOf(me);
  return offered([...(roles.administrator ? operatorPlaces : workPlaces), rulePlaces], roles);
}

function offered(places: readonly Place[], roles: Roles): readonly Place[] {
  return places.flatMap((place) => {
    if (place.opens?.(roles) === false) return [];
    if (place.children === undefined) return [place];
    const children = offered(place.children, roles);
    return children.length > 0 ? [{ ...place, children }] : [];
  });
}

/** Where one begins: what one looks after, or what one owes. */
export function homeOf(me: Me): string {
  const { administrator, supervisor } = rolesOf(me);
  if (administrator) return '/operations';
  return supervisor ? '/board' : '/dockets';
}

/** The entry that is marked on a page. */
export function placeOf(pathname: string): string {
  const [, top = '', below] = pathname.split('/');
  return (below ? menuKeys[`/${top}/`] : undefined) ?? menuKeys[`/${top}`] ?? `/${top}`;
}
