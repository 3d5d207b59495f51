import { useQuery } from '@tanstack/react-query';
import { Breadcrumb, Col, Empty, Input, List, Row, Tag } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { get } from '../http';
import type { Page, Unit } from '../model';
import { Answered } from '../parts/answered';
import { PageFrame } from '../parts/page-frame';
import { UnitCard } from '../parts/unit-card';
import type { OrganisedUnit } from '../parts/unit-card';
import { levelWords } from '../words';

/** Places from the top down to one, by their codes: 65, 6531, 653122 …; BT, BT01. */
function wayTo(place: string): string[] {
  if (place.startsWith('BT')) return place === 'BT' ? ['BT'] : ['BT', place];
  return [2, 4, 6, 9, 12].filter((digits) => digits <= place.length).map((digits) => place.slice(0, digits));
}

function PlaceName({ code }: { readonly code: string }) {
  const unit = useQuery({
    queryKey: ['unit', `${code}-party`],
    queryFn: () => get<OrganisedUnit>(`/units/${code}-party`),
    staleTime: Infinity,
  });
  return <>{unit.data?.territoryName ?? code}</>;
}

/** The organisation from the top down: places, the units of each, and who hears of what a unit does not do in time. */
export function UnitsPage() {
  const [params, setParams] = useSearchParams();
  const [asked, setAsked] = useState('');
  const place = params.get('place') ?? '65';
  const chosen = params.get('unit');
  const below = useQuery({
    queryKey: ['places', place],
    queryFn: () => get<Page<OrganisedUnit>>(`/units?parent=${place}&type=party&limit=200`),
    staleTime: Infinity,
  });
  const units = useQuery({
    queryKey: ['organisation', place, asked],
    queryFn: async () => {
      const found = await get<Page<OrganisedUnit>>(
        asked ? `/units?q=${encodeURIComponent(asked)}&limit=100` : `/units?parent=${place}&limit=200`,
      );
      return asked ? found.items : found.items.filter(({ territory }) => territory === place);
    },
  });
  const go = (to: string) => {
    setAsked('');
    setParams({ place: to });
  };
  return (
    <PageFrame title="组织机构" lead="五级和兵团的单位；点一个单位，看它逾期后逐级告知谁。">
      <Input.Search
        allowClear
        aria-label="查找单位"
        placeholder="单位名称，如 疏勒县 农业"
        style={{ maxWidth: 360, marginBottom: 12 }}
        onSearch={(text) => setAsked(text.trim())}
      />
      <Breadcrumb
        style={{ marginBottom: 12 }}
        items={[
          ...wayTo(place).map((code) => ({
            title: (
              <a
                href={`?place=${code}`}
                onClick={(event) => {
                  event.preventDefault();
                  go(code);
                }}
              >
                <PlaceName code={code} />
              </a>
            ),
          })),
        ]}
      />
      <Row gutter={[16, 16]}>
        {asked ? null : (
          <Col xs={{ span: 24, order: 2 }} md={{ span: 6, order: 0 }}>
            <Answered query={below}>
              {({ items }) => {
                const places = [
                  ...items.filter(({ territory }) => territory !== place),
                  ...(place === '65' ? [{ territory: 'BT', territoryName: '新疆生产建设兵团' }] : []),
                ];
                return (
                  <List
                    size="small"
                    bordered
                    header="下级地区"
                    style={{ background: '#fff', maxHeight: 420, overflow: 'auto' }}
                    locale={{
                      emptyText: <Empty description="没有下级" image={Empty.PRESENTED_IMAGE_SIMPLE} />,
                    }}
                    dataSource={places}
                    renderItem={({ territory, territoryName }) => (
                      <List.Item>
                        <a
                          href={`?place=${territory}`}
                          onClick={(event) => {
                            event.preventDefault();
                            go(territory);
                          }}
                        >
                          {territoryName}
                        </a>
                      </List.Item>
                    )}
                  />
                );
              }}
            </Answered>
          </Col>
        )}
        <Col xs={{ span: 24, order: 3 }} md={{ span: asked ? 14 : 9, order: 0 }}>
          <Answered
            query={units}
            empty={asked ? '没有找到这样的单位' : '这里没有单位'}
            isEmpty={(all) => all.length === 0}
          >
            {(all) => (
              <List<Unit & { level: string }>
                size="small"
                bordered
                header={
                  asked
                    ? `找到的单位（${all.length}${all.length === 100 ? '，只列前100' : ''}）`
                    : `本级单位（${all.length}）`
                }
                style={{ background: '#fff', maxHeight: 560, overflow: 'auto' }}
                dataSource={all}
                renderItem={({ code, name, level }) => (
                  <List.Item
                    style={{ cursor: 'pointer', background: code === chosen ? '#e8f0f8' : undefined }}
                    onClick={() => setParams({ place, unit: code })}
                  >
                    <a
                      href={`?place=${place}&unit=${code}`}
                      onClick={(event) => {
                        event.preventDefault();
                      }}
                    >
                      {name}
                    </a>
                    {asked ? <Tag>{levelWords[level] ?? level}</Tag> : null}
                  </List.Item>
                )}
              />
            )}
          </Answered>
        </Col>
        <Col
          xs={{ span: 24, order: 1 }}
          md={{ span: asked ? 10 : 9, order: 0 }}
          style={chosen ? {} : { display: 'none' }}
        >
          {chosen ? <UnitCard key={chosen} code={chosen} /> : null}
        </Col>
      </Row>
    </PageFrame>
  );
}
