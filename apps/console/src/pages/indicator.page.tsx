import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Breadcrumb, Card, Col, Descriptions, Row, Tabs } from 'antd';
import { Link, useParams } from 'react-router-dom';
import { get } from '../http';
import { amount, methodWords, ruleWords, targetWords } from '../indicator-model';
import type { FigureDetail } from '../indicator-model';
import { Answered } from '../parts/answered';
import { FigureChart } from '../parts/figure-chart';
import { FigurePlaces } from '../parts/figure-places';
import { FigureReport } from '../parts/figure-report';
import { FigureValues } from '../parts/figure-values';
import { Light } from '../parts/light';
import { PageFrame } from '../parts/page-frame';
import { useAddress } from '../parts/use-address';
import { comparatorWords } from '../words';

function Facts({ figure }: { readonly figure: FigureDetail }) {
  const { target, latest, forecast, unit } = figure;
  return (
    <Descriptions
      size="small"
      column={{ xs: 1, sm: 2 }}
      items={[
        {
          key: 'light',
          label: '灯',
          children: <Light light={figure.light} word={figure.latest ? undefined : '未报'} />,
        },
        {
          key: 'target',
          label: '目标',
          children: `${target.value === null ? '' : `${comparatorWords[figure.comparator] ?? ''}${amount(target.value, unit)}，`}${targetWords[target.source]}`,
        },
        { key: 'value', label: '最近数值', children: amount(latest?.value, unit) },
        { key: 'expected', label: '序时应达', children: amount(latest?.expected, unit) },
        {
          key: 'forecast',
          label: '预计年底',
          children: forecast
            ? `${amount(forecast.value, unit)}（${methodWords[forecast.method] ?? ''}）`
            : '数值不足，未作推算',
        },
        {
          key: 'rule',
          label: '汇总办法',
          children: `${ruleWords[figure.rollUp.rule]}${figure.rollUp.weight ? `，以${figure.rollUp.weight}为权` : ''}${latest?.rolledUp?.equalWeights ? '（权数未设齐，暂按等权）' : ''}`,
        },
        {
          key: 'reported',
          label: '已报',
          children: latest?.rolledUp ? `${latest.rolledUp.reported}/${latest.rolledUp.units} 个单位` : '—',
        },
      ]}
    />
  );
}

/** One figure in one place: its year as a curve, the places below, every value that came. */
export function IndicatorPage() {
  const { id = '' } = useParams();
  const address = useAddress();
  const query = useQuery({
    queryKey: ['indicators', id, address.of('territory')],
    queryFn: () => get<FigureDetail>(`/indicators/${id}${address.query(['territory'])}`),
    placeholderData: keepPreviousData,
  });
  const figure = query.data;
  return (
    <PageFrame
      title={figure?.text ?? '指标'}
      lead={figure ? `第${figure.clause}条 · ${figure.title} · ${figure.territory.name}` : undefined}
    >
      <Answered query={query}>
        {(shown) => (
          <>
            <Breadcrumb
              style={{ marginBottom: 12 }}
              items={[
                { title: <Link to="/indicators">指标</Link> },
                ...shown.above.map(({ code, name }) => ({
                  title: <Link to={`/indicators/${id}?territory=${code}`}>{name}</Link>,
                })),
                { title: shown.territory.name },
              ]}
            />
            <Row gutter={[16, 16]}>
              <Col xs={24} lg={16}>
                <Card size="small" style={{ marginBottom: 16 }}>
                  <Facts figure={shown} />
                  <FigureChart figure={shown} />
                </Card>
                <Card size="small">
                  <Tabs
                    items={[
                      ...(shown.children.length > 0
                        ? [{ key: 'places', label: '各地', children: <FigurePlaces figure={shown} /> }]
                        : []),
                      {
                        key: 'values',
                        label: '填报和更正记录',
                        children: <FigureValues figure={shown} />,
                      },
                    ]}
                  />
                </Card>
              </Col>
              <Col xs={24} lg={8}>
                <FigureReport key={shown.territory.code} figure={shown} />
              </Col>
            </Row>
          </>
        )}
      </Answered>
    </PageFrame>
  );
}
