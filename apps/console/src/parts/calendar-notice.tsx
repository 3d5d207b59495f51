import { UploadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Form, Input, Space, Upload } from 'antd';
import { useState } from 'react';
import { daysOf } from '../calendar-model';
import type { CalendarNotice, CalendarPut, CalendarYear } from '../calendar-model';
import { put } from '../http';
import { CalendarMonths } from './calendar-months';
import { Failure } from './failure';
import { MovePreview } from './move-preview';
import { RuleChangeProgress } from './rule-change-progress';

interface Fields {
  holidays: string;
  makeUpWorkdays: string;
  regionalDaysOff: string;
  source: string;
}

const lists = ['holidays', 'makeUpWorkdays', 'regionalDaysOff'] as const;
const labels: Record<keyof Fields, string> = {
  holidays: '放假（法定节假日和连休的日子）',
  makeUpWorkdays: '调休上班的周末',
  regionalDaysOff: '新疆自行放假（肉孜节、古尔邦节）',
  source: '依据（通知文号）',
};

function fieldsOf(notice: Partial<CalendarNotice>): Fields {
  const text = (days: readonly string[] | undefined) => (days ?? []).join('、');
  return {
    holidays: text(notice.holidays),
    makeUpWorkdays: text(notice.makeUpWorkdays),
    regionalDaysOff: text(notice.regionalDaysOff),
    source: notice.source ?? '',
  };
}

function noticeOf(year: number, fields: Fields): CalendarNotice {
  const days = (name: (typeof lists)[number]) => [...new Set(daysOf(fields[name], year))].sort();
  return {
    year,
    holidays: days('holidays'),
    makeUpWorkdays: days('makeUpWorkdays'),
    regionalDaysOff: days('regionalDaysOff'),
    source: fields.source.trim(),
  };
}

/** The notice as far as a file holds one; what is no list of days is left out. */
function noticeIn(text: string): Partial<CalendarNotice> {
  const read: unknown = JSON.parse(text);
  if (typeof read !== 'object' || read === null) throw new Error('这不是放假通知的文件');
  const found = new Map<string, unknown>(Object.entries(read));
  const daysIn = (name: string): string[] => {
    const days = found.get(name);
    return Array.isArray(days) ? days.map(String) : [];
  };
  const source = found.get('source');
  return {
    holidays: daysIn('holidays'),
    makeUpWorkdays: daysIn('makeUpWorkdays'),
    regionalDaysOff: daysIn('regionalDaysOff'),
    source: typeof source === 'string' ? source : '',
  };
}

/** Loads a year's notice: written or from a file, tried out on the running tasks, then put in force. */
export function CalendarNoticeForm({ current }: { readonly current: CalendarYear }) {
  const { year } = current;
  const client = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const [tried, setTried] = useState<CalendarNotice | null>(null);
  const [unreadable, setUnreadable] = useState<string | null>(null);
  const [known, setKnown] = useState(false);
  const load = useMutation({
    mutationFn: (notice: CalendarNotice) => put<CalendarPut>(`/calendar/${year}`, notice),
    onSuccess: () => client.invalidateQueries({ queryKey: ['calendar'] }),
  });
  const forget = () => {
    setTried(null);
    setKnown(false);
    load.reset();
  };
  const readFile = async (file: File) => {
    try {
      form.setFieldsValue(fieldsOf(noticeIn(await file.text())));
      setUnreadable(null);
    } catch (error) {
      setUnreadable(`读不出这个文件：${error instanceof Error ? error.message : String(error)}`);
    }
    forget();
  };
  return (
    <>
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={fieldsOf(current.provisional ? { holidays: current.holidays } : current)}
        onValuesChange={forget}
        onFinish={(fields) => {
          load.reset();
          setKnown(false);
          setTried(noticeOf(year, fields));
        }}
      >
        <Upload
          accept=".json"
          showUploadList={false}
          beforeUpload={(file) => {
            void readFile(file);
            return false;
          }}
        >
          <Button icon={<UploadOutlined />} style={{ marginBottom: 12 }}>
            由文件读入（.json）
          </Button>
        </Upload>
        {unreadable ? <Alert type="error" showIcon title={unreadable} style={{ marginBottom: 12 }} /> : null}
        {lists.map((name) => (
          <Form.Item key={name} name={name} label={labels[name]} extra="如 10-01、10-02，或 10月1日">
            <Input.TextArea autoSize={{ minRows: 1 }} />
          </Form.Item>
        ))}
        <Form.Item name="source" label={labels.source} rules={[{ required: true, message: '请写明依据' }]}>
          <Input placeholder="如：国办发明电〔2025〕7号" />
        </Form.Item>
        <Space wrap>
          <Button type={known ? 'default' : 'primary'} htmlType="submit">
            试算
          </Button>
          <Button
            type="primary"
            disabled={!known || tried === null}
            loading={load.isPending}
            onClick={() => {
              if (tried) load.mutate(tried);
            }}
          >
            载入{year}年通知
          </Button>
          {known ? null : <span className="line-basis">先试算，再载入</span>}
        </Space>
      </Form>
      <div style={{ marginTop: 16 }}>
        <Failure error={load.error} />
        {load.data ? (
          load.data.change ? (
            <RuleChangeProgress change={load.data.change} />
          ) : (
            <Alert type="success" showIcon title="与现行的一样，没有变动。" />
          )
        ) : null}
      </div>
      {tried && !load.data ? (
        <>
          <Card size="small" title="试算：在办任务会怎样变动" style={{ margin: '16px 0' }}>
            <MovePreview path={`/calendar/${year}/preview`} body={tried} onKnown={() => setKnown(true)} />
          </Card>
          <CalendarMonths notice={tried} />
        </>
      ) : null}
    </>
  );
}
