import '../rules.css';
import { useQuery } from '@tanstack/react-query';
import { Alert, Descriptions, Select, Space, Tabs, Tag } from 'antd';
import { useState } from 'react';
import type { CalendarYear } from '../calendar-model';
import { get } from '../http';
import type { Page } from '../model';
import { Answered } from '../parts/answered';
import { CalendarLegend, CalendarMonths } from '../parts/calendar-months';
import { CalendarNoticeForm } from '../parts/calendar-notice';
import { PageFrame } from '../parts/page-frame';
import { rolesOf } from '../roles';
import { useSession } from '../session';
import { moment } from '../words';

function Year({ year }: { readonly year: CalendarYear }) {
  return (
    <>
      {year.provisional ? (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 12 }}
          title={`${year.year}年的放假通知还没有载入，日历为暂定`}
          description="暂按周末和法定节假日推算；通知载入后，在办任务的时限和提醒随之重新计算。"
        />
      ) : null}
      <Descriptions
        size="small"
        column={{ xs: 1, sm: 3 }}
        items={[
          { key: 'days', label: '全年工作日', children: `${year.workdays}天` },
          {
            key: 'regional',
            label: '新疆自行放假',
            children: year.regionalDaysOff.length > 0 ? `${year.regionalDaysOff.length}天` : '未定',
          },
          {
            key: 'loaded',
            label: '载入',
            children:
              year.version === null
                ? '未载入'
                : `第${year.version}次，${year.loadedBy ?? '随系统'}${year.loadedAt ? ` ${moment(year.loadedAt)}` : ''}`,
          },
        ]}
      />
      <CalendarLegend />
      <CalendarMonths notice={year} />
      <p className="line-basis" style={{ overflowWrap: 'anywhere' }}>
        依据：{year.source}
      </p>
    </>
  );
}

/** The working-day calendar year by year; the administrator loads a year's notice. */
export function CalendarPage() {
  const { me } = useSession();
  const [chosen, setChosen] = useState<number | null>(null);
  const query = useQuery({
    queryKey: ['calendar'],
    queryFn: () => get<Page<CalendarYear>>('/calendar'),
  });
  const mayLoad = me ? rolesOf(me).administrator : false;
  return (
    <PageFrame
      title="工作日历"
      lead="时限、提醒和逾期都按工作日计算：国务院放假调休，加上新疆自行放假的日子。"
    >
      <Answered query={query}>
        {({ items }) => {
          const loaded = items.filter(({ provisional }) => !provisional);
          const shown = items.find(({ year }) => year === chosen) ?? loaded.at(-1) ?? items[0];
          if (!shown) return null;
          return (
            <>
              <Space wrap style={{ marginBottom: 12 }}>
                <Select
                  aria-label="年度"
                  value={shown.year}
                  onChange={setChosen}
                  style={{ width: 160 }}
                  options={items.map(({ year, provisional }) => ({
                    value: year,
                    label: `${year}年${provisional ? '（暂定）' : ''}`,
                  }))}
                />
                {shown.provisional ? <Tag color="gold">暂定</Tag> : <Tag color="green">通知已载入</Tag>}
              </Space>
              {mayLoad ? (
                <Tabs
                  key={shown.year}
                  items={[
                    { key: 'year', label: '日历', children: <Year year={shown} /> },
                    {
                      key: 'load',
                      label: '载入通知',
                      children: <CalendarNoticeForm current={shown} />,
                    },
                  ]}
                />
              ) : (
                <Year year={shown} />
              )}
            </>
          );
        }}
      </Answered>
    </PageFrame>
  );
}
