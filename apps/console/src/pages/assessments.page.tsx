import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Popconfirm, Segmented, Space, Table, Tabs } from 'antd';
import type { Assessment, Publication, Score } from '../assessment-model';
import { post } from '../http';
import { AssessmentObjections } from '../parts/assessment-objections';
import { Answered } from '../parts/answered';
import { Failure } from '../parts/failure';
import { MoreButton } from '../parts/more-button';
import { PageFrame } from '../parts/page-frame';
import { ScorePoints } from '../parts/score-points';
import { UnitName } from '../parts/unit-name';
import { useAddress } from '../parts/use-address';
import { useAssessment } from '../parts/use-assessment';
import { useSession } from '../session';
import { moment } from '../words';

/** How far the publication that is being worked out has come. */
function Computing({ assessment: { computing } }: { readonly assessment: Assessment }) {
  if (computing === null) return null;
  return (
    <Alert
      showIcon
      style={{ marginBottom: 12 }}
      title={`正在计算第 ${computing.number} 次公布：${computing.tasks} / ${computing.total} 项`}
      description="在后台进行，可以离开本页；算完即定稿公布。"
    />
  );
}

/** How the scores stand: provisional, or as published and frozen. */
function Standing({ assessment: { state, cutoff, publication } }: { readonly assessment: Assessment }) {
  if (publication === null || state === 'provisional') {
    return (
      <Alert
        showIcon
        style={{ marginBottom: 12 }}
        title={`暂定，截至 ${moment(cutoff)}`}
        description="只看结果：办结、迟延、漏报、退回和指标；待审核、中止、他方障碍和节假日不计。由自治区党委农办公布后定稿。"
      />
    );
  }
  return (
    <Alert
      type="success"
      showIcon
      style={{ marginBottom: 12 }}
      title={`第 ${publication.number} 次公布，${moment(publication.publishedAt)} ${publication.publishedBy.name}`}
      description={
        <span style={{ overflowWrap: 'anywhere' }}>
          {publication.units} 个单位，{publication.tasks} 项；{publication.objectionsUntil}{' '}
          前可申请复核。校验码 {publication.hash}
        </span>
      }
    />
  );
}

function Scores({
  assessment,
  items,
}: {
  readonly assessment: Assessment;
  readonly items: readonly Score[];
}) {
  return (
    <Table<Score>
      rowKey="unit"
      size="middle"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={[...items]}
      expandable={{ expandedRowRender: ({ unit }) => <ScorePoints assessment={assessment} unit={unit} /> }}
      columns={[
        { title: '单位', render: (_, { unit }) => <UnitName code={unit} /> },
        {
          title: '得分',
          align: 'right',
          render: (_, { score }) => <strong className="num">{score ?? '—'}</strong>,
        },
        {
          title: '得分/应得',
          align: 'right',
          render: (_, { earned, possible }) => (
            <span className="num">
              {earned} / {possible}
            </span>
          ),
        },
        { title: '落实', align: 'right', render: (_, { tasks }) => tasks.met },
        { title: '未落实', align: 'right', render: (_, { tasks }) => tasks.unmet },
        { title: '未到期', align: 'right', render: (_, { tasks }) => tasks.pending },
      ]}
    />
  );
}

/** The year's scores, each point with what it rests on; publishing, and objecting. */
export function AssessmentsPage() {
  const { me } = useSession();
  const client = useQueryClient();
  const { message } = App.useApp();
  const address = useAddress();
  const { year, query, assessment, items, more } = useAssessment(address);
  const publish = useMutation({
    mutationFn: () => post<Publication>(`/assessments/${year}/publish`, {}),
    onSuccess: async ({ state }) => {
      await client.invalidateQueries({ queryKey: ['assessments'] });
      void message.success(state === 'published' ? '已公布' : '正在计算，算完即公布');
    },
  });
  const mayPublish = me?.posts.some(
    ({ unit, post: held }) => unit === '65-rural_office' && held !== 'officer',
  );
  return (
    <PageFrame
      title="考核"
      lead="每一分都能追到事项和办理记录；只按结果，从不按登录、时长、填报次数。"
      actions={
        mayPublish ? (
          <Popconfirm
            title={`公布${year}年考核结果？`}
            description="公布后内容定稿，各单位三十日内可申请复核。"
            okText="公布"
            cancelText="不公布"
            onConfirm={() => publish.mutate()}
          >
            <Button type="primary" loading={publish.isPending} disabled={assessment?.computing != null}>
              公布
            </Button>
          </Popconfirm>
        ) : null
      }
    >
      <Space wrap style={{ marginBottom: 12 }}>
        <Segmented
          options={[year - 1, year, year + 1].map(String)}
          value={String(year)}
          onChange={(chosen) => address.set({ year: chosen, publication: '' })}
        />
        {assessment?.publications.length ? (
          <Segmented
            options={[
              ...assessment.publications.map(({ number }) => ({
                value: String(number),
                label: `第${number}次公布`,
              })),
              { value: 'provisional', label: '目前情况' },
            ]}
            value={address.of('publication') || String(assessment.publication?.number ?? 'provisional')}
            onChange={(publication) => address.set({ publication })}
          />
        ) : null}
      </Space>
      <Failure error={publish.error} />
      <Answered query={query}>
        {() =>
          assessment ? (
            <>
              <Computing assessment={assessment} />
              <Standing assessment={assessment} />
              <Tabs
                items={[
                  {
                    key: 'scores',
                    label: '得分',
                    children: (
                      <>
                        <Scores assessment={assessment} items={items} />
                        <MoreButton shown={items.length} {...more} />
                      </>
                    ),
                  },
                  {
                    key: 'rules',
                    label: '计分规则',
                    children: (
                      <>
                        <p>{assessment.rules.title}</p>
                        <ul>
                          {assessment.rules.items.map(({ rule, text }) => (
                            <li key={rule}>{text}</li>
                          ))}
                        </ul>
                        {assessment.rules.source.map((source) => (
                          <p key={source} className="basis">
                            {source}
                          </p>
                        ))}
                      </>
                    ),
                  },
                  {
                    key: 'objections',
                    label: '复核',
                    children: <AssessmentObjections assessment={assessment} />,
                  },
                ]}
              />
            </>
          ) : null
        }
      </Answered>
    </PageFrame>
  );
}
