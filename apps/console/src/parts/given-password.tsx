import { Alert, Button, Modal, Typography } from 'antd';
import type { GivenPassword } from '../account-model';
import { moment } from '../words';

/** A one-time password, told this once. */
export function GivenPasswordModal({
  given,
  onClose,
}: {
  readonly given: GivenPassword;
  readonly onClose: () => void;
}) {
  return (
    <Modal
      open
      title={`${given.account.name}的一次性密码`}
      closable={false}
      footer={
        <Button type="primary" onClick={onClose}>
          已经记下
        </Button>
      }
    >
      <Typography.Paragraph>
        用户名 <Typography.Text copyable>{given.account.username}</Typography.Text>
      </Typography.Paragraph>
      <Typography.Paragraph>
        密码{' '}
        <Typography.Text code copyable style={{ fontSize: 18 }}>
          {given.password}
        </Typography.Text>
      </Typography.Paragraph>
      <Alert
        type="warning"
        showIcon
        title="只在这里显示一次"
        description={`请当面或以可靠的方式告知本人；${moment(given.passwordUntil)}前有效，首次登录须改成自己的密码。`}
      />
    </Modal>
  );
}
