import { useQuery } from '@tanstack/react-query';
import { Button, Form, Select, Space } from 'antd';
import { useState } from 'react';
import { get } from '../http';
import type { Page, Unit } from '../model';
import { postWords } from '../words';

interface PostedUnit extends Unit {
  posts: string[];
}

interface Props {
  readonly value?: string;
  readonly onChange?: (unit: string) => void;
}

/** A unit of the whole organisation, found by its name. */
function AnyUnit({ value, onChange }: Props) {
  const [asked, setAsked] = useState('');
  const found = useQuery({
    queryKey: ['units', 'any', asked || value],
    queryFn: () => get<Page<Unit>>(`/units?q=${encodeURIComponent(asked || (value ?? ''))}&limit=50`),
    enabled: Boolean(asked || value),
  });
  return (
    <Select
      showSearch={{ filterOption: false, onSearch: setAsked }}
      aria-label="单位"
      value={value}
      onChange={onChange}
      placeholder="输入单位名称查找"
      loading={found.isFetching}
      notFoundContent={asked ? '没有找到' : '输入单位名称查找'}
      options={(found.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))}
    />
  );
}

/** A post that the chosen unit has. */
function PostOf({ unit, value, onChange }: Props & { readonly unit: string | undefined }) {
  const found = useQuery({
    queryKey: ['unit', unit],
    queryFn: () => get<PostedUnit>(`/units/${unit ?? ''}`),
    enabled: unit !== undefined,
    staleTime: Infinity,
  });
  return (
    <Select
      aria-label="岗位"
      value={value}
      onChange={onChange}
      placeholder="岗位"
      style={{ width: 150 }}
      options={(found.data?.posts ?? []).map((post) => ({ value: post, label: postWords[post] ?? post }))}
    />
  );
}

/** The posts of an account, each of a unit: all there are, so that one left out is one lost. */
export function PostsField() {
  const form = Form.useFormInstance();
  return (
    <Form.List name="posts">
      {(rows, { add, remove }) => (
        <Space orientation="vertical" style={{ width: '100%' }}>
          {rows.map(({ key, name }) => (
            <div key={key} style={{ borderInlineStart: '3px solid #d5dbe3', paddingInlineStart: 10 }}>
              <Form.Item
                name={[name, 'unit']}
                rules={[{ required: true, message: '请选择单位' }]}
                style={{ marginBottom: 8 }}
              >
                <AnyUnit />
              </Form.Item>
              <Space wrap>
                <Form.Item noStyle dependencies={[['posts', name, 'unit']]}>
                  {() => (
                    <Form.Item
                      name={[name, 'post']}
                      rules={[{ required: true, message: '请选择岗位' }]}
                      style={{ marginBottom: 8 }}
                    >
                      <PostOf unit={form.getFieldValue(['posts', name, 'unit']) as string | undefined} />
                    </Form.Item>
                  )}
                </Form.Item>
                <Button style={{ marginBottom: 8 }} onClick={() => remove(name)}>
                  免去
                </Button>
              </Space>
            </div>
          ))}
          <Button onClick={() => add({})}>加一个岗位</Button>
        </Space>
      )}
    </Form.List>
  );
}
