import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Card, Form, InputNumber, Select, Space } from 'antd';
import { useMemo } from 'react';
import type { Document } from '../document-model';
import { get, post } from '../http';
import type { Page } from '../model';
import { behaviourWords } from '../rehearsal-model';
import type { Rehearsal, RehearsalAsked } from '../rehearsal-model';
import { levelWords } from '../words';
import { Failure } from './failure';
import { RehearsalReport } from './rehearsal-report';
import type { OrganisedUnit } from './unit-card';

const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** The region's prefectures and the Corps' divisions: places one may play alone. */
function usePlaces() {
  const found = useQuery({
    queryKey: ['places', 'rehearsal'],
    queryFn: async () => {
      const [region, corps] = await Promise.all(
        ['65', 'BT'].map((top) => get<Page<OrganisedUnit>>(`/units?parent=${top}&type=party&limit=200`)),
      );
      return [...(region?.items ?? []), ...(corps?.items ?? [])];
    },
    staleTime: Infinity,
  });
  return useMemo(
    () =>
      (found.data ?? []).map(({ territory, territoryName }) => ({ value: territory, label: territoryName })),
    [found.data],
  );
}

/** Plays a year of the document with nobody at work on it, and tells what it would ask of people. */
export function DocumentRehearsal({ document }: { readonly document: Document }) {
  const places = usePlaces();
  const rehearse = useMutation({
    mutationFn: (asked: RehearsalAsked) => post<Rehearsal>(`/documents/${document.id}/rehearse`, asked),
  });
  const year = document.issuedOn ? Number(document.issuedOn.slice(0, 4)) : new Date().getFullYear();
  return (
    <>
      <p className="lead">
        交办之前先推演一年：会发出多少提醒，谁最忙，会升级到哪一步，年底是什么样子。只是推演，不交办，也不发消息。
      </p>
      <Card size="small" style={{ marginBottom: 16 }}>
        <Form<RehearsalAsked>
          layout="vertical"
          initialValues={{ planYear: year, depth: 'county', behaviour: 'mixed', territory: '6531', seed: 1 }}
          onFinish={(asked) => rehearse.mutate(asked)}
        >
          <Space wrap size={[16, 0]} align="end">
            <Form.Item name="planYear" label="计划年度">
              <InputNumber min={2000} max={2100} precision={0} style={{ width: 110 }} />
            </Form.Item>
            <Form.Item name="territory" label="范围">
              <Select
                allowClear
                showSearch={{ optionFilterProp: 'label' }}
                placeholder="全部"
                style={{ width: 200 }}
                options={places}
              />
            </Form.Item>
            <Form.Item name="depth" label="到哪一级">
              <Select options={optionsOf(levelWords)} style={{ width: 120 }} />
            </Form.Item>
            <Form.Item name="behaviour" label="各单位怎样办理">
              <Select options={optionsOf(behaviourWords)} style={{ width: 230 }} />
            </Form.Item>
            <Form.Item name="seed" label="种子" tooltip="同样的种子，推演结果相同">
              <InputNumber min={0} max={2147483647} precision={0} style={{ width: 110 }} />
            </Form.Item>
            <Form.Item>
              <Button type="primary" htmlType="submit" loading={rehearse.isPending}>
                推演
              </Button>
            </Form.Item>
          </Space>
        </Form>
      </Card>
      <Failure error={rehearse.error} />
      {rehearse.isPending ? (
        <Alert type="info" showIcon title="正在推演一整年，范围大的要一两分钟……" />
      ) : rehearse.data ? (
        <RehearsalReport report={rehearse.data} />
      ) : null}
    </>
  );
}
