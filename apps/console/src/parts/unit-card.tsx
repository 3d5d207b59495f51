import { useQuery } from '@tanstack/react-query';
import { Card, Descriptions, Empty, Timeline, Typography } from 'antd';
import { get } from '../http';
import type { Unit } from '../model';
import { rolesOf } from '../roles';
import { useSession } from '../session';
import { levelWords, postWords } from '../words';
import { Answered } from './answered';
import { SuccessionCard } from './succession-card';
import { UnitName } from './unit-name';

export interface OrganisedUnit extends Unit {
  territory: string;
  territoryName: string;
  level: string;
  posts: string[];
  supervisor: string;
}

interface Step {
  afterWorkingDays: number;
  unit: string;
  post: string;
  name: string;
}

/** One unit: where it stands, who reviews its tasks, and who hears, day by day, of what it does not do in time. */
export function UnitCard({ code }: { readonly code: string }) {
  const query = useQuery({
    queryKey: ['unit-card', code],
    queryFn: async () => {
      const [unit, chain] = await Promise.all([
        get<OrganisedUnit>(`/units/${code}`),
        get<{ items: Step[] }>(`/units/${code}/chain`),
      ]);
      return { unit, steps: chain.items };
    },
    staleTime: Infinity,
  });
  const { me } = useSession();
  const keepsOrganisation = me ? rolesOf(me).administrator : false;
  return (
    <>
      <Card size="small" title={query.data?.unit.name ?? '单位'}>
        <Answered query={query}>
          {({ unit, steps }) => (
            <>
              <Descriptions
                size="small"
                column={1}
                items={[
                  { key: 'level', label: '层级', children: levelWords[unit.level] ?? unit.level },
                  { key: 'place', label: '地区', children: unit.territoryName },
                  { key: 'review', label: '督办单位', children: <UnitName code={unit.supervisor} /> },
                  {
                    key: 'posts',
                    label: '岗位',
                    children: unit.posts.map((post) => postWords[post] ?? post).join('、'),
                  },
                  { key: 'code', label: '代码', children: unit.code },
                ]}
              />
              <Typography.Title level={5} style={{ marginTop: 16 }}>
                逾期后逐级告知
              </Typography.Title>
              {steps.length === 0 ? (
                <Empty description="没有上级可告知" image={Empty.PRESENTED_IMAGE_SIMPLE} />
              ) : (
                <Timeline
                  items={steps.map(({ afterWorkingDays, name }) => ({
                    key: String(afterWorkingDays),
                    content: (
                      <>
                        <strong>逾期第{afterWorkingDays}个工作日</strong>
                        <div>{name}</div>
                      </>
                    ),
                  }))}
                />
              )}
              <p className="line-basis">按默认规则；模板另有规定的从其规定。缺岗或已告知的跳过。</p>
            </>
          )}
        </Answered>
      </Card>
      {keepsOrganisation && query.data ? <SuccessionCard unit={query.data.unit} /> : null}
    </>
  );
}
