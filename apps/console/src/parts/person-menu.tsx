import { BellOutlined, LockOutlined, LogoutOutlined, SwapOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Dropdown, Tag, Tooltip } from 'antd';
import { useNavigate } from 'react-router-dom';
import type { Me } from '../model';
import { rolesOf } from '../roles';
import { useSession } from '../session';
import { postWords } from '../words';
import { UnitName } from './unit-name';

/** Whom one stands in for at present, each once. */
function principalsOf(me: Me): string[] {
  return [...new Set(me.posts.flatMap(({ deputyOf }) => (deputyOf ? [deputyOf] : [])))];
}

/** Who one is, in whose stead one acts, and what one keeps for oneself. */
export function PersonMenu({ me }: { readonly me: Me }) {
  const { leave } = useSession();
  const navigate = useNavigate();
  const [first] = me.posts;
  const principals = principalsOf(me);
  const stood = me.posts.filter(({ deputyOf }) => deputyOf !== undefined);
  return (
    <>
      {principals.length > 0 ? (
        <Tooltip
          title={stood.map(({ unit, unitName, post }) => (
            <div key={`${unit}${post}`}>
              {unitName ?? unit} {postWords[post] ?? post}
            </div>
          ))}
        >
          <Tag color="gold" style={{ marginInlineEnd: 0, flex: 'none' }}>
            代理中
          </Tag>
        </Tooltip>
      ) : null}
      <Dropdown
        trigger={['click']}
        menu={{
          onClick: ({ key }) => {
            if (key === 'leave') void leave();
            else void navigate(key);
          },
          items: [
            {
              key: 'who',
              type: 'group',
              label: (
                <div className="whoami">
                  <strong>{me.name}</strong>
                  <div>{me.username}</div>
                </div>
              ),
            },
            { key: '/delegations', icon: <SwapOutlined />, label: '代理（AB角）' },
            { key: '/channels', icon: <BellOutlined />, label: '通知方式' },
            { key: '/password', icon: <LockOutlined />, label: '修改密码' },
            { type: 'divider' },
            { key: 'leave', icon: <LogoutOutlined />, label: '退出登录' },
          ],
        }}
      >
        <Button type="text" className="who" aria-label="我的" icon={<UserOutlined />}>
          <span className="who-name">
            {first && !rolesOf(me).administrator ? (
              <>
                <UnitName code={first.unit} /> · {postWords[first.post] ?? first.post}
              </>
            ) : (
              me.name
            )}
          </span>
        </Button>
      </Dropdown>
    </>
  );
}
