import { UploadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Form, Input, Select, Space, Upload } from 'antd';
import { periodName } from '../indicator-model';
import type { FigureDetail } from '../indicator-model';
import { post, upload } from '../http';
import { Failure } from './failure';
import { UnitName } from './unit-name';

interface Told {
  unit: string;
  period: string;
  value: string;
  reason?: string;
}
interface Kept {
  readonly replaces: string | null;
  readonly task: { readonly text: string } | null;
}
interface Imported {
  readonly rows: number;
  readonly new: number;
  readonly corrected: number;
  readonly same: number;
}

/** A value for a period, or many from a file that is held already. Only for whom the service lets. */
export function FigureReport({ figure }: { readonly figure: FigureDetail }) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Told>();
  const units = [...new Set([...figure.mayReport, ...figure.mayCorrect])];
  const again = () => client.invalidateQueries();
  const tell = useMutation({
    mutationFn: (told: Told) => post<Kept>(`/indicators/${figure.id}/reports`, told),
    onSuccess: async ({ replaces, task }) => {
      const kept = replaces === null ? '已记录。' : `已更正，原值 ${replaces} 保留在更正记录里。`;
      void message.success(`${kept}${task?.text ?? ''}`, task === null ? 3 : 8);
      form.resetFields(['value', 'reason']);
      await again();
    },
  });
  const take = useMutation({
    mutationFn: (file: File) => upload<Imported>(`/indicators/${figure.id}/import`, file),
    onSuccess: async (done) => {
      void message.success(
        `读入 ${done.rows} 行：新增 ${done.new}，更正 ${done.corrected}，相同 ${done.same}`,
      );
      await again();
    },
  });
  if (units.length === 0 && !figure.mayImport) return null;
  return (
    <Card size="small" title="填报" style={{ marginBottom: 16 }}>
      <Failure error={tell.error ?? take.error} />
      {units.length > 0 ? (
        <Form<Told>
          form={form}
          layout="vertical"
          initialValues={{ unit: units[0], period: figure.latest?.period ?? figure.periods.at(-1)?.period }}
          onFinish={({ reason, ...told }) => tell.mutate(reason ? { ...told, reason } : told)}
        >
          <Form.Item name="unit" label="单位" rules={[{ required: true }]}>
            <Select options={units.map((code) => ({ value: code, label: <UnitName code={code} /> }))} />
          </Form.Item>
          <Space wrap align="start">
            <Form.Item name="period" label="期间" rules={[{ required: true }]}>
              <Select
                style={{ width: 120 }}
                options={figure.periods.map(({ period }) => ({ value: period, label: periodName(period) }))}
              />
            </Form.Item>
            <Form.Item
              name="value"
              label={`数值${figure.unit ? `（${figure.unit}）` : ''}`}
              rules={[{ required: true, whitespace: true, message: '请填写数值' }]}
            >
              <Input inputMode="decimal" maxLength={40} style={{ width: 150 }} />
            </Form.Item>
          </Space>
          <Form.Item name="reason" label="更正原值时写明原因">
            <Input maxLength={1000} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={tell.isPending}>
            填报
          </Button>
        </Form>
      ) : null}
      {figure.mayImport ? (
        <div style={{ marginTop: 16 }}>
          <Upload
            accept=".csv,.xlsx"
            showUploadList={false}
            beforeUpload={(file) => {
              take.mutate(file);
              return false;
            }}
          >
            <Button icon={<UploadOutlined />} loading={take.isPending}>
              导入表格（.csv、.xlsx）
            </Button>
          </Upload>
          <div className="line-basis">
            第一行为“单位”或“地区”、“期间”、“数值”。已有统计的直接导入，不必逐单位填报；有一行不对则全部不收。
          </div>
        </div>
      ) : null}
    </Card>
  );
}
