import { Button, DatePicker, Form, Input, Space } from 'antd';
import type { Dayjs } from 'dayjs';
import type { Task } from '../model';
import { UnitField } from './unit-field';

interface Share {
  readonly unit?: string;
  readonly title?: string;
  readonly dueOn?: Dayjs;
}

/** The shares of a division as the service takes them; what was left empty is the task's own. */
export function sharesOf(value: unknown): Record<string, string>[] {
  return ((value ?? []) as Share[]).map(({ unit = '', title, dueOn }) => ({
    unit,
    ...(title ? { title } : {}),
    ...(dueOn ? { dueOn: dueOn.format('YYYY-MM-DD') } : {}),
  }));
}

/** To whom a task is divided: units one level below or supporting ones, each with a title and a day of its own if wanted. */
export function ShareFields({ task }: { readonly task: Task }) {
  return (
    <Form.List name="items" initialValue={[{}]}>
      {(rows, { add, remove }) => (
        <Space orientation="vertical" style={{ width: '100%' }}>
          {rows.map(({ key, name }) => (
            <div key={key} style={{ borderInlineStart: '3px solid #d5dbe3', paddingInlineStart: 10 }}>
              <Form.Item
                name={[name, 'unit']}
                rules={[{ required: true, message: '请选择单位' }]}
                style={{ marginBottom: 8 }}
              >
                <UnitField territory={task.territory} />
              </Form.Item>
              <Form.Item name={[name, 'title']} style={{ marginBottom: 8 }}>
                <Input maxLength={200} placeholder={`名称（默认：${task.title}）`} />
              </Form.Item>
              <Space wrap style={{ marginBottom: 8 }}>
                <Form.Item name={[name, 'dueOn']} noStyle>
                  <DatePicker placeholder={`时限（默认 ${task.dueOn}）`} />
                </Form.Item>
                {rows.length > 1 ? <Button onClick={() => remove(name)}>去掉</Button> : null}
              </Space>
            </div>
          ))}
          <Button onClick={() => add({})}>再加一个单位</Button>
        </Space>
      )}
    </Form.List>
  );
}
