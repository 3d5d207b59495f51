import { useQuery } from '@tanstack/react-query';
import { Breadcrumb, Card, Col, Descriptions, Progress, Row, Space, Spin, Tabs, Tag } from 'antd';
import { Link, useParams } from 'react-router-dom';
import { get } from '../http';
import type { Task } from '../model';
import { ActPanel } from '../parts/act-panel';
import { ChildrenCard } from '../parts/children-card';
import { ExplanationView } from '../parts/explanation';
import { Failure } from '../parts/failure';
import { History } from '../parts/history';
import { Light } from '../parts/light';
import { useTitle } from '../parts/page-frame';
import { ScheduleView } from '../parts/schedule';
import { TaskSummary } from '../parts/task-summary';
import { UnitName } from '../parts/unit-name';
import { forecastWords, kindWords, levelWords, moment, statusWords } from '../words';

function Facts({ task }: { readonly task: Task }) {
  return (
    <Descriptions
      size="small"
      column={{ xs: 1, sm: 2 }}
      items={[
        { key: 'unit', label: '牵头单位', children: <UnitName code={task.unit} /> },
        {
          key: 'support',
          label: '配合单位',
          children: task.support.length ? (
            <Space size={[8, 0]} wrap>
              {task.support.map((code) => (
                <UnitName key={code} code={code} />
              ))}
            </Space>
          ) : (
            '无'
          ),
        },
        {
          key: 'kind',
          label: '类型',
          children: `${kindWords[task.kind] ?? task.kind} · ${levelWords[task.level] ?? task.level}`,
        },
        {
          key: 'due',
          label: '办结时限',
          children: (
            <span className="num">
              {task.dueOn}（最迟 {moment(task.dueAt)}）
              {task.originalDueOn === task.dueOn ? null : ` 原定 ${task.originalDueOn}`}
            </span>
          ),
        },
        {
          key: 'accept',
          label: '签收时限',
          children: <span className="num">{task.acceptBy ?? '已签收'}</span>,
        },
        {
          key: 'report',
          label: '下次反馈',
          children: <span className="num">{task.nextReportBy ?? '无'}</span>,
        },
        {
          key: 'forecast',
          label: '本单位预判',
          children: task.forecast ? forecastWords[task.forecast] : '未填',
        },
        {
          key: 'progress',
          label: '进度',
          children: (
            <span style={{ minWidth: 180, display: 'inline-block' }}>
              <Progress percent={Math.round(task.progress ?? 0)} size="small" status="normal" />
              {task.expectedProgress === null ? null : (
                <small>序时应达 {Math.round(task.expectedProgress)}%</small>
              )}
            </span>
          ),
        },
      ]}
    />
  );
}

/** One task: what is asked and on what basis, how it stands and why, what comes next, and what one may do. */
export function TaskPage() {
  const { id = '' } = useParams();
  const query = useQuery({ queryKey: ['task', id], queryFn: () => get<Task>(`/tasks/${id}`) });
  const task = query.data;
  useTitle(task?.title ?? '事项');
  return (
    <div className="page">
      <Failure error={query.error} />
      {query.isLoading ? <Spin /> : null}
      {task ? (
        <>
          <Breadcrumb
            items={[
              { title: <Link to="/dockets">我的任务单</Link> },
              {
                title: (
                  <Link to={`/dockets/${task.docketId}`}>
                    <UnitName code={task.unit} />
                  </Link>
                ),
              },
              { title: `第${task.clause}条` },
            ]}
          />
          <Space align="center" wrap style={{ margin: '8px 0 16px' }}>
            <h2 style={{ margin: 0 }}>{task.title}</h2>
            <Tag>{statusWords[task.status]}</Tag>
            <Light light={task.light} />
            {task.overdue ? (
              <Tag color="red">
                已逾期{task.escalationLevel > 0 ? ` · 升级至第${task.escalationLevel}步` : ''}
              </Tag>
            ) : null}
            {task.extension ? <Tag color="gold">申请延期至 {task.extension.dueOn}</Tag> : null}
            {task.obstacle ? (
              <Tag color="volcano" style={{ whiteSpace: 'normal' }}>
                障碍（{task.obstacle.cause}）待 <UnitName code={task.obstacle.heldBy} /> 解决
              </Tag>
            ) : null}
            {task.objection ? (
              <Tag color="geekblue" style={{ whiteSpace: 'normal' }}>
                复核申请待 <UnitName code={task.objection.reviewer} /> 决定
              </Tag>
            ) : null}
            {task.parentId ? (
              <Tag>
                <Link to={`/tasks/${task.parentId}`}>由上级任务分解</Link>
              </Tag>
            ) : null}
            {task.sensitive ? <Tag color="purple">限知</Tag> : null}
          </Space>
          <TaskSummary task={task} />
          <Row gutter={[16, 16]}>
            <Col xs={{ span: 24, order: 1 }} lg={{ span: 15, order: 0 }}>
              <Card size="small" title="要求" style={{ marginBottom: 16 }}>
                {task.basis.map((basis) => (
                  <p className="basis" key={`${basis.clause}-${basis.sentence}`}>
                    {basis.text}
                  </p>
                ))}
                {task.indicators.map((indicator) => (
                  <Tag key={indicator.text} color="blue" style={{ whiteSpace: 'normal', marginBottom: 8 }}>
                    指标：{indicator.text}
                  </Tag>
                ))}
                <Facts task={task} />
              </Card>
              <ChildrenCard task={task} />
              <Card size="small">
                <Tabs
                  items={[
                    {
                      key: 'why',
                      label: '为什么是这个灯',
                      children: <ExplanationView taskId={task.id} version={task.version} />,
                    },
                    {
                      key: 'next',
                      label: '接下来会发生什么',
                      children: <ScheduleView taskId={task.id} version={task.version} />,
                    },
                    {
                      key: 'past',
                      label: '办理记录',
                      children: <History taskId={task.id} version={task.version} />,
                    },
                  ]}
                />
              </Card>
            </Col>
            <Col xs={{ span: 24, order: 0 }} lg={{ span: 9, order: 1 }}>
              <ActPanel task={task} />
            </Col>
          </Row>
        </>
      ) : null}
    </div>
  );
}
