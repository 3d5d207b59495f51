import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { post, refresh } from '../http';
import { Failure } from './failure';

interface Fields {
  oldPassword: string;
  newPassword: string;
  again: string;
}

/** One's own password. Other sign-ins of the account end with it. */
export function PasswordForm({ onChanged }: { readonly onChanged: () => void }) {
  const [form] = Form.useForm<Fields>();
  const change = useMutation({
    mutationFn: async ({ oldPassword, newPassword }: Fields) => {
      // A refusal of the old password is told as 401 too: the token must not be what is refused.
      await refresh();
      await post('/auth/password', { oldPassword, newPassword });
    },
    onSuccess: () => {
      form.resetFields();
      onChanged();
    },
  });
  return (
    <>
      <Failure error={change.error} />
      <Form<Fields>
        form={form}
        layout="vertical"
        style={{ maxWidth: 360 }}
        onFinish={(fields) => change.mutate(fields)}
      >
        <Form.Item
          name="oldPassword"
          label="现用密码"
          rules={[{ required: true, message: '请填写现用密码' }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item
          name="newPassword"
          label="新密码"
          extra="至少10个字符，不要用姓名、用户名或常见密码"
          rules={[
            { required: true, message: '请填写新密码' },
            { min: 10, message: '至少10个字符' },
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label="再填一遍"
          dependencies={['newPassword']}
          rules={[
            { required: true, message: '请再填一遍新密码' },
            ({ getFieldValue }) => ({
              validator: (_, value: string | undefined) =>
                value && value !== getFieldValue('newPassword')
                  ? Promise.reject(new Error('两遍不一样'))
                  : Promise.resolve(),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          修改密码
        </Button>
      </Form>
    </>
  );
}
