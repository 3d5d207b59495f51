import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Input, InputNumber, Select, Space, Table } from 'antd';
import { useState } from 'react';
import { post } from '../http';
import type { Task } from '../model';
import { forecastWords } from '../words';
import { Failure } from './failure';

interface Line {
  percent?: number;
  forecast?: string;
  text?: string;
}

interface Props {
  readonly docketId: string;
  readonly tasks: readonly Task[];
  readonly open: boolean;
  readonly onClose: () => void;
}

interface Answer {
  items: { id: string; ok: boolean; error?: { title?: string; detail?: string } }[];
}

/** One submission for many tasks: only the lines that were filled in are sent. */
export function MergedReport({ docketId, tasks, open, onClose }: Props) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [lines, setLines] = useState<Record<string, Line>>({});
  const change = (id: string, part: Line) =>
    setLines((before) => ({ ...before, [id]: { ...before[id], ...part } }));
  const filled = Object.entries(lines).filter(
    ([, line]) => line.percent !== undefined || line.text || line.forecast,
  );
  const report = useMutation({
    mutationFn: () =>
      post<Answer>(`/dockets/${docketId}/report`, {
        items: filled.map(([taskId, line]) => ({
          taskId,
          ...(line.percent === undefined ? {} : { percent: line.percent }),
          ...(line.forecast ? { forecast: line.forecast } : {}),
          ...(line.text ? { text: line.text } : {}),
        })),
      }),
    onSuccess: async (answer) => {
      const refused = answer.items.filter((item) => !item.ok);
      await client.invalidateQueries();
      if (refused.length) {
        void message.warning(
          `${refused.length} 项没有记录：${refused[0]?.error?.detail ?? refused[0]?.error?.title ?? ''}`,
        );
        setLines((before) =>
          Object.fromEntries(Object.entries(before).filter(([id]) => refused.some((item) => item.id === id))),
        );
      } else {
        void message.success(`已反馈 ${answer.items.length} 项`);
        setLines({});
        onClose();
      }
    },
  });
  return (
    <Drawer
      open={open}
      onClose={onClose}
      title="合并反馈"
      size="min(1000px, 100vw)"
      extra={
        <Button
          type="primary"
          disabled={filled.length === 0}
          loading={report.isPending}
          onClick={() => report.mutate()}
        >
          提交 {filled.length} 项
        </Button>
      }
    >
      <p style={{ marginTop: 0, color: '#5b6470' }}>一次提交，多项销账；没有填写的事项不受影响。</p>
      <Failure error={report.error} />
      <Table<Task>
        rowKey="id"
        size="small"
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 'max-content' }}
        dataSource={[...tasks]}
        columns={[
          {
            title: '事项',
            dataIndex: 'title',
            render: (title: string, task) => (
              <Space orientation="vertical" size={0}>
                {title}
                <small className="num" style={{ color: '#6b7480' }}>
                  第{task.clause}条 · 下次反馈 {task.nextReportBy ?? '—'} · 时限 {task.dueOn}
                </small>
              </Space>
            ),
          },
          {
            title: '进度 %',
            width: 100,
            render: (_, task) => (
              <InputNumber
                min={0}
                max={100}
                placeholder={String(Math.round(task.progress ?? 0))}
                value={lines[task.id]?.percent ?? null}
                onChange={(percent) => change(task.id, { percent: percent ?? undefined })}
                aria-label={`${task.title} 进度`}
              />
            ),
          },
          {
            title: '预判',
            width: 150,
            render: (_, task) => (
              <Select
                allowClear
                style={{ width: 140 }}
                value={lines[task.id]?.forecast}
                onChange={(forecast?: string) => change(task.id, { forecast })}
                options={Object.entries(forecastWords).map(([value, label]) => ({ value, label }))}
              />
            ),
          },
          {
            title: '说明',
            render: (_, task) => (
              <Input.TextArea
                autoSize
                style={{ minWidth: 200 }}
                value={lines[task.id]?.text ?? ''}
                onChange={(event) => change(task.id, { text: event.target.value })}
                aria-label={`${task.title} 说明`}
              />
            ),
          },
        ]}
      />
    </Drawer>
  );
}
