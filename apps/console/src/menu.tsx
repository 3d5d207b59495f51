import {
  AlertOutlined,
  AuditOutlined,
  BellOutlined,
  DashboardOutlined,
  FileTextOutlined,
  ProfileOutlined,
  SettingOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Me } from './model';
import { rolesOf } from './roles';

/** An entry of the menu: a page, or several under one word. */
export interface Place {
  readonly key: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly children?: readonly Place[];
}

/** For whoever has duties, or watches those of others. */
const workPlaces: readonly Place[] = [
  { key: '/dockets', icon: <ProfileOutlined />, label: '责任清单' },
  { key: '/documents', icon: <FileTextOutlined />, label: '政策文件' },
  { key: '/review', icon: <AuditOutlined />, label: '待我审核' },
  { key: '/overdue', icon: <AlertOutlined />, label: '逾期事项' },
  { key: '/inbox', icon: <BellOutlined />, label: '消息' },
];

/** The administrator keeps the system running and sees no task's contents. */
const operatorPlaces: readonly Place[] = [
  { key: '/operations', icon: <DashboardOutlined />, label: '运行情况' },
];

/** What all rests on; everybody may read it. */
const rulePlaces: Place = {
  key: 'rules',
  icon: <SettingOutlined />,
  label: '规则与组织',
  children: [],
};

/** Pages that have no entry of their own, by the entry they belong to. */
const menuKeys: Readonly<Record<string, string>> = { '/tasks': '/dockets', '/channels': '/inbox' };

/** The entries a person needs; none of them leads to what the service refuses. */
export function placesFor(me: Me): readonly Place[] {
  const own = rolesOf(me).administrator ? operatorPlaces : workPlaces;
  return rulePlaces.children?.length ? [...own, rulePlaces] : own;
}

/** The entry that is marked on a page. */
export function placeOf(pathname: string): string {
  const here = `/${pathname.split('/')[1] ?? ''}`;
  return menuKeys[here] ?? here;
}
