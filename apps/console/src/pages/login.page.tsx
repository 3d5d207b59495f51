import { Alert, Button, Card, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { Problem } from '../http';
import { useTitle } from '../parts/page-frame';
import { useSession } from '../session';

/** Sign in with name and password. */
export function LoginPage() {
  useTitle('登录');
  const { enter } = useSession();
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async ({ username, password }: { username: string; password: string }) => {
    setBusy(true);
    setFailure(null);
    try {
      await enter(username.trim(), password);
    } catch (error) {
      setFailure(error instanceof Problem ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="login">
      <Card className="card">
        <Typography.Title level={3} style={{ marginTop: 0 }}>
          督办
        </Typography.Title>
        <Typography.Paragraph type="secondary">政策文件交办、催办、反馈与办结</Typography.Paragraph>
        {failure ? <Alert type="error" showIcon title={failure} style={{ marginBottom: 16 }} /> : null}
        <Form
          layout="vertical"
          requiredMark={false}
          onFinish={(values: { username: string; password: string }) => void submit(values)}
        >
          <Form.Item name="username" label="用户名" rules={[{ required: true, message: '请填写用户名' }]}>
            <Input autoFocus autoComplete="username" />
          </Form.Item>
          <Form.Item name="password" label="密码" rules={[{ required: true, message: '请填写密码' }]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={busy}>
            登录
          </Button>
        </Form>
      </Card>
    </div>
  );
}
