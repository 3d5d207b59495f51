import { Button, Card, Typography } from 'antd';
import { PasswordForm } from '../parts/password-form';
import { useSession } from '../session';

/** Whoever signed in with a one-time password sees nothing else before it is changed. */
export function FirstPasswordPage() {
  const { me, again, leave } = useSession();
  return (
    <div className="login">
      <Card className="card">
        <Typography.Title level={4} style={{ marginTop: 0 }}>
          请先修改密码
        </Typography.Title>
        <Typography.Paragraph type="secondary">
          {me?.name}，您用的是一次性密码。改成只有自己知道的密码后，即可办理其他事项。
        </Typography.Paragraph>
        <PasswordForm onChanged={() => void again()} />
        <Button type="link" style={{ paddingInline: 0, marginTop: 8 }} onClick={() => void leave()}>
          退出登录
        </Button>
      </Card>
    </div>
  );
}
