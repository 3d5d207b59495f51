import { DisconnectOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { useLive } from './live-provider';

/** Says when changes no longer arrive by themselves; nothing otherwise. */
export function LiveMark() {
  const live = useLive();
  if (live) return null;
  return (
    <Tooltip title="与服务的连接中断，正在重新连接；页面上的数字可能不是最新的。">
      <DisconnectOutlined aria-label="连接中断" style={{ color: '#ffd666' }} />
    </Tooltip>
  );
}
