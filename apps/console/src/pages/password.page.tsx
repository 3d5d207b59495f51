import { Alert, Card } from 'antd';
import { useState } from 'react';
import { PageFrame } from '../parts/page-frame';
import { PasswordForm } from '../parts/password-form';

/** Everybody's own password. */
export function PasswordPage() {
  const [changed, setChanged] = useState(false);
  return (
    <PageFrame title="修改密码" lead="改密后，您在其他地方的登录随即失效。">
      {changed ? (
        <Alert
          type="success"
          showIcon
          title="密码已修改，下次请用新密码登录。"
          style={{ marginBottom: 16 }}
        />
      ) : null}
      <Card style={{ maxWidth: 480 }}>
        <PasswordForm onChanged={() => setChanged(true)} />
      </Card>
    </PageFrame>
  );
}
