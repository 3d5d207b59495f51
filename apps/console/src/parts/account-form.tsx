import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Drawer, Form, Input } from 'antd';
import type { GivenPassword } from '../account-model';
import { post } from '../http';
import { Failure } from './failure';
import { PostsField } from './posts-field';

interface Props {
  readonly onClose: () => void;
  readonly onGiven: (given: GivenPassword) => void;
}

interface Fields {
  username: string;
  name: string;
  administrator: boolean;
  posts: { unit: string; post: string }[];
}

/** A new account; its first password is told once. */
export function AccountForm({ onClose, onGiven }: Props) {
  const client = useQueryClient();
  const add = useMutation({
    mutationFn: (fields: Fields) =>
      post<GivenPassword>('/accounts', { ...fields, posts: fields.administrator ? [] : fields.posts }),
    onSuccess: async (given) => {
      onClose();
      onGiven(given);
      await client.invalidateQueries({ queryKey: ['accounts'] });
    },
  });
  return (
    <Drawer open title="新建账号" onClose={onClose} destroyOnHidden>
      <Failure error={add.error} />
      <Form<Fields>
        layout="vertical"
        initialValues={{ administrator: false, posts: [{}] }}
        onFinish={(fields) => add.mutate(fields)}
      >
        <Form.Item
          name="name"
          label="姓名"
          rules={[{ required: true, whitespace: true, message: '请填写姓名' }]}
        >
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item
          name="username"
          label="用户名"
          extra="登录用：小写字母、数字、. _ -"
          rules={[
            { required: true, message: '请填写用户名' },
            { pattern: /^[a-z0-9][a-z0-9._-]{1,63}$/u, message: '2至64个小写字母、数字、. _ -' },
          ]}
        >
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="administrator" valuePropName="checked">
          <Checkbox>系统管理员（管账号、日历和运行，不见事项内容，不担任岗位）</Checkbox>
        </Form.Item>
        <Form.Item noStyle dependencies={['administrator']}>
          {({ getFieldValue }) =>
            getFieldValue('administrator') === true ? null : (
              <Form.Item label="岗位">
                <PostsField />
              </Form.Item>
            )
          }
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={add.isPending}>
          建立账号
        </Button>
      </Form>
    </Drawer>
  );
}
