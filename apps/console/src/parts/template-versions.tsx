import { useQuery } from '@tanstack/react-query';
import { Button, List, Popconfirm, Select, Space } from 'antd';
import { useState } from 'react';
import { get } from '../http';
import { templateChanges } from '../template-changes';
import type { ClockRules, Template, TemplateVersion } from '../template-model';
import { moment } from '../words';
import { Answered } from './answered';
import { ChangesTable } from './changes-table';
import { useTypeNames } from './use-type-names';

interface Props {
  readonly newest: Template;
  readonly defaults: ClockRules;
  /** Takes a former version up as a draft; for whoever may revise. */
  readonly onTakeBack?: ((former: Template) => void) | undefined;
}

/** All versions, what differs between two, and the way back. */
export function TemplateVersions({ newest, defaults, onTakeBack }: Props) {
  const { clause, version } = newest;
  const { nameOf } = useTypeNames();
  const [from, setFrom] = useState(Math.max(1, version - 1));
  const [to, setTo] = useState(version);
  const list = useQuery({
    queryKey: ['template', String(clause), 'versions', version],
    queryFn: () => get<{ items: TemplateVersion[] }>(`/templates/${clause}/versions`),
  });
  const read = (which: number) => get<Template>(`/templates/${clause}/versions/${which}`);
  const both = useQuery({
    queryKey: ['template', String(clause), 'compare', from, to],
    queryFn: async () => Promise.all([read(from), read(to)] as const),
    staleTime: Infinity,
  });
  return (
    <Answered query={list}>
      {({ items }) => {
        const options = items.map(({ version: value }) => ({ value, label: `第${value}版` }));
        return (
          <>
            <List<TemplateVersion>
              size="small"
              bordered
              style={{ marginBottom: 16, background: '#fff' }}
              pagination={items.length > 6 ? { pageSize: 6, size: 'small' } : false}
              dataSource={items}
              renderItem={(item) => (
                <List.Item
                  actions={
                    onTakeBack && item.version !== version
                      ? [
                          <Popconfirm
                            key="back"
                            title={`以第${item.version}版为底稿另存新版？`}
                            description="先试算，确认后才保存；现行版仍然保留。"
                            onConfirm={() => void read(item.version).then(onTakeBack)}
                          >
                            <Button size="small">恢复此版</Button>
                          </Popconfirm>,
                        ]
                      : []
                  }
                >
                  <Space wrap>
                    <strong>第{item.version}版</strong>
                    <span>{item.createdBy ?? '随系统载入'}</span>
                    <span className="num line-basis">{moment(item.createdAt)}</span>
                  </Space>
                </List.Item>
              )}
            />
            {items.length > 1 ? (
              <>
                <Space wrap style={{ marginBottom: 8 }}>
                  <span>比较</span>
                  <Select aria-label="从哪一版" value={from} options={options} onChange={setFrom} />
                  <span>与</span>
                  <Select aria-label="到哪一版" value={to} options={options} onChange={setTo} />
                </Space>
                <Answered query={both}>
                  {([before, after]) => (
                    <ChangesTable changes={templateChanges(before, after, { defaults, nameOf })} />
                  )}
                </Answered>
              </>
            ) : (
              <p className="lead">只有一版，还没有修订过。</p>
            )}
          </>
        );
      }}
    </Answered>
  );
}
