import '../rules.css';
import { useQuery } from '@tanstack/react-query';
import { Breadcrumb, Tabs } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { get } from '../http';
import { Answered } from '../parts/answered';
import { PageFrame } from '../parts/page-frame';
import { TemplateEditor } from '../parts/template-editor';
import { TemplateRules } from '../parts/template-rules';
import { TemplateTasks } from '../parts/template-tasks';
import { TemplateVersions } from '../parts/template-versions';
import { rolesOf } from '../roles';
import { useSession } from '../session';
import type { Template, TemplateList } from '../template-model';

/** One clause's template: its tasks sentence by sentence, its clock, its versions, and, for the region's 农办, revising it. */
export function TemplatePage() {
  const { clause = '' } = useParams();
  const { me } = useSession();
  const [tab, setTab] = useState('tasks');
  const [draft, setDraft] = useState<Template | null>(null);
  const mayEdit = me ? rolesOf(me).templateOffice : false;
  const query = useQuery({
    queryKey: ['template', clause],
    queryFn: async () => {
      const [template, list] = await Promise.all([
        get<Template>(`/templates/${clause}`),
        get<TemplateList>('/templates?limit=1'),
      ]);
      return { template, defaults: list.defaults };
    },
  });
  const takeBack = (former: Template) => {
    setDraft(former);
    setTab('edit');
  };
  const { template } = query.data ?? {};
  return (
    <PageFrame
      title={template ? `（${template.numeral}）${template.heading}` : `第${clause}条模板`}
      lead={template ? `第${template.version}版 · ${template.tasks.length}项任务` : undefined}
    >
      <Breadcrumb
        style={{ marginBottom: 8 }}
        items={[{ title: <Link to="/templates">任务模板</Link> }, { title: `第${clause}条` }]}
      />
      <Answered query={query}>
        {({ template: newest, defaults }) => (
          <Tabs
            activeKey={tab}
            onChange={setTab}
            items={[
              { key: 'tasks', label: '任务', children: <TemplateTasks template={newest} /> },
              {
                key: 'rules',
                label: '时限规则',
                children: <TemplateRules rules={newest.rules} defaults={defaults} />,
              },
              {
                key: 'versions',
                label: '版本',
                children: (
                  <TemplateVersions
                    newest={newest}
                    defaults={defaults}
                    onTakeBack={mayEdit ? takeBack : undefined}
                  />
                ),
              },
              ...(mayEdit
                ? [
                    {
                      key: 'edit',
                      label: '修订',
                      children: (
                        <TemplateEditor
                          key={`${newest.version}/${draft?.version ?? ''}`}
                          newest={newest}
                          start={draft ?? newest}
                          defaults={defaults}
                          onKept={() => setDraft(null)}
                        />
                      ),
                    },
                  ]
                : []),
            ]}
          />
        )}
      </Answered>
    </PageFrame>
  );
}
