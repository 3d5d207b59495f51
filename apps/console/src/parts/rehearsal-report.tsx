import { Alert, Card, Col, Row, Statistic, Table, Tabs } from 'antd';
import type { EChartsOption } from 'echarts';
import { useMemo } from 'react';
import type { Light } from '../model';
import type { Rehearsal } from '../rehearsal-model';
import { levelWords, lightColours, lightWords, postWords } from '../words';
import { Chart } from './chart';
import { UnitName } from './unit-name';

const lights = ['blue', 'green', 'yellow', 'red', 'grey'] as const satisfies readonly Light[];
const round = (value: number): string => value.toFixed(value < 10 ? 2 : 0);
const edges = { top: 24, right: 16, bottom: 28, left: 48 };

function daysOption({ days }: Rehearsal): EChartsOption {
  return {
    grid: { ...edges, top: 36 },
    tooltip: { trigger: 'axis' },
    legend: { data: ['消息（份）', '其中事项（条）'], top: 0 },
    xAxis: { type: 'category', data: days.map(({ date }) => date.slice(5)) },
    yAxis: { type: 'value', minInterval: 1 },
    series: [
      {
        name: '消息（份）',
        type: 'bar',
        data: days.map(({ messages }) => messages),
        itemStyle: { color: '#1d4f7c' },
      },
      {
        name: '其中事项（条）',
        type: 'line',
        symbol: 'none',
        data: days.map(({ items }) => items),
        itemStyle: { color: '#d99a00' },
      },
    ],
  };
}

function stepsOption({ escalations }: Rehearsal): EChartsOption {
  return {
    grid: edges,
    tooltip: {},
    xAxis: { type: 'category', data: escalations.map(({ level }) => `第${level}步`) },
    yAxis: { type: 'value', minInterval: 1 },
    series: [
      {
        type: 'bar',
        data: escalations.map(({ count }) => count),
        itemStyle: { color: '#c62828' },
        label: { show: true, position: 'top' },
        barMaxWidth: 48,
      },
    ],
  };
}

function boardOption({ board }: Rehearsal): EChartsOption {
  return {
    grid: { ...edges, left: 56 },
    tooltip: {},
    xAxis: { type: 'value', minInterval: 1 },
    yAxis: { type: 'category', inverse: true, data: lights.map((light) => lightWords[light] ?? light) },
    series: [
      {
        type: 'bar',
        data: lights.map((light) => ({ value: board[light], itemStyle: { color: lightColours[light] } })),
        label: { show: true, position: 'right' },
        barMaxWidth: 28,
      },
    ],
  };
}

function Figures({ report }: { readonly report: Rehearsal }) {
  const { messages, reports, overdueDays, workload } = report;
  const figures: [string, number | string, string?][] = [
    ['单位', report.dockets],
    ['任务', report.tasks],
    ['每人每日消息', round(messages.perPersonDay.mean), `最多 ${messages.perPersonDay.max}`],
    ['每人每日事项', round(workload.perPersonDay.mean), `最多 ${workload.perPersonDay.max}`],
    ['每单位全年反馈', round(reports.perUnit.mean), `最多 ${reports.perUnit.max}`],
    ['未按时反馈', reports.missed, `应反馈 ${reports.asked}`],
    ['逾期任务', overdueDays.tasks, `平均 ${round(overdueDays.mean)}、最长 ${overdueDays.max} 个工作日`],
    ['即时消息', report.urgent],
  ];
  if (report.obstacles + report.objections > 0) {
    figures.push(['报障', report.obstacles, `申请复核 ${report.objections}`]);
  }
  return (
    <Row gutter={[16, 16]} style={{ marginBottom: 16 }}>
      {figures.map(([title, value, more]) => (
        <Col key={title} xs={12} sm={8} lg={6}>
          <Statistic title={title} value={value} />
          <div className="line-basis">{more}</div>
        </Col>
      ))}
    </Row>
  );
}

function Tables({ report }: { readonly report: Rehearsal }) {
  const { workload, reports, levels } = report;
  return (
    <Tabs
      items={[
        {
          key: 'days',
          label: '最忙的人和日子',
          children: (
            <Table
              size="small"
              rowKey={({ unit, post, date }) => `${unit}${post}${date}`}
              dataSource={workload.busiest}
              pagination={{ pageSize: 10, hideOnSinglePage: true }}
              columns={[
                {
                  title: '谁',
                  render: (_, { unit, post }) => (
                    <>
                      <UnitName code={unit} />
                      {postWords[post] ?? post}
                    </>
                  ),
                },
                { title: '日期', dataIndex: 'date', width: 110 },
                { title: '事项', dataIndex: 'items', width: 72, align: 'right' },
              ]}
            />
          ),
        },
        {
          key: 'reports',
          label: '反馈最多的单位',
          children: (
            <Table
              size="small"
              rowKey="unit"
              dataSource={reports.busiest}
              pagination={{ pageSize: 10, hideOnSinglePage: true }}
              columns={[
                { title: '单位', dataIndex: 'unit', render: (unit: string) => <UnitName code={unit} /> },
                { title: '任务', dataIndex: 'tasks', width: 72, align: 'right' },
                { title: '应反馈', dataIndex: 'asked', width: 80, align: 'right' },
                { title: '已反馈', dataIndex: 'made', width: 80, align: 'right' },
              ]}
            />
          ),
        },
        {
          key: 'levels',
          label: '各层级',
          children: (
            <Table
              size="small"
              rowKey="level"
              dataSource={levels}
              pagination={false}
              columns={[
                {
                  title: '层级',
                  dataIndex: 'level',
                  render: (level: string) => levelWords[level] ?? level,
                },
                { title: '单位', dataIndex: 'units', align: 'right' },
                { title: '任务', dataIndex: 'tasks', align: 'right' },
                { title: '反馈', dataIndex: 'reports', align: 'right' },
              ]}
            />
          ),
        },
      ]}
    />
  );
}

/** What a rehearsed year asked of people, how far the ladder climbed, and how it ended. */
export function RehearsalReport({ report }: { readonly report: Rehearsal }) {
  const [days, steps, board] = useMemo(
    () => [daysOption(report), stepsOption(report), boardOption(report)] as const,
    [report],
  );
  return (
    <>
      <p className="line-basis">
        {report.issuedOn} 交办，推演至 {report.endsOn}，{report.workingDays}个工作日；种子 {report.seed}
      </p>
      {report.tasks === 0 ? <Alert type="info" showIcon title="这个范围没有任务。" /> : null}
      <Figures report={report} />
      <Row gutter={[16, 16]}>
        <Col xs={24}>
          <Card size="small" title="每个工作日发出的消息">
            <Chart option={days} label="每个工作日发出多少份消息、多少条事项" />
          </Card>
        </Col>
        <Col xs={24} md={12}>
          <Card size="small" title="逾期升级">
            {report.escalations.length > 0 ? (
              <Chart option={steps} label="逾期升级到各步的次数" />
            ) : (
              '没有升级。'
            )}
          </Card>
        </Col>
        <Col xs={24} md={12}>
          <Card size="small" title={`${report.endsOn} 的灯`}>
            <Chart option={board} label="年底各种灯的任务数" />
          </Card>
        </Col>
        <Col xs={24}>
          <Card size="small">
            <Tables report={report} />
          </Card>
        </Col>
      </Row>
    </>
  );
}
