import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Col, Modal, Row, Space } from 'antd';
import { useState } from 'react';
import { put } from '../http';
import { templateChanges } from '../template-changes';
import type { ClockRules, MovePreview as Preview, RuleChange, Template } from '../template-model';
import { ChangesTable } from './changes-table';
import { MovePreview } from './move-preview';
import { RuleChangeProgress } from './rule-change-progress';
import { TemplateFailure } from './template-failure';
import { TemplateRulesForm } from './template-rules-form';
import { TemplateTaskList } from './template-task-list';
import { useTypeNames } from './use-type-names';

interface Props {
  readonly newest: Template;
  /** Where the draft begins: the newest version, or a former one that is taken back. */
  readonly start: Template;
  readonly defaults: ClockRules;
  /** The draft has become a version. */
  readonly onKept: () => void;
}

interface Kept {
  version: number;
  uncovered: number[];
  migration: RuleChange | null;
}

/** What is put: all of the draft but which version it was. */
function bodyOf({ heading, numeral, sentences, rules, tasks }: Template) {
  return { heading, numeral, sentences, rules, tasks };
}

/** Revises a template: changed in fields, tried out on the running tasks, then kept, with or without moving them. */
export function TemplateEditor({ newest, start, defaults, onKept }: Props) {
  const client = useQueryClient();
  const types = useTypeNames();
  const [draft, setDraft] = useState(start);
  const [tried, setTried] = useState<Template | null>(null);
  const [totals, setTotals] = useState<Preview['totals'] | null>(null);
  const changes = templateChanges(newest, draft, { defaults, nameOf: types.nameOf });
  const keep = useMutation({
    mutationFn: (migrate: boolean) =>
      put<Kept>(`/templates/${newest.clause}`, { ...bodyOf(draft), migrate }, newest.version),
  });
  const change = (next: Partial<Template>) => {
    setDraft({ ...draft, ...next });
    setTried(null);
    setTotals(null);
  };
  const isTried = tried === draft && totals !== null;
  const done = async () => {
    keep.reset();
    onKept();
    await client.invalidateQueries();
  };
  return (
    <>
      {start === newest ? null : (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 12 }}
          title={`以第${start.version}版为底稿；保存后成为第${newest.version + 1}版。`}
        />
      )}
      <Row gutter={[16, 16]}>
        <Col xs={24} lg={14}>
          <Card size="small" title={`任务（${draft.tasks.length}）`}>
            <TemplateTaskList draft={draft} types={types} onChange={(tasks) => change({ tasks })} />
          </Card>
        </Col>
        <Col xs={24} lg={10}>
          <Card size="small" title="时限规则">
            <TemplateRulesForm
              rules={draft.rules}
              defaults={defaults}
              onChange={(rules) => change({ rules })}
            />
          </Card>
        </Col>
      </Row>
      <Card size="small" title={`改动（${changes.length}）`} style={{ margin: '16px 0' }}>
        {changes.length > 0 ? <ChangesTable changes={changes} /> : '还没有改动。'}
      </Card>
      {tried === draft ? (
        <Card size="small" title="试算：在办任务会怎样变动" style={{ marginBottom: 16 }}>
          <MovePreview
            path={`/templates/${newest.clause}/preview`}
            body={bodyOf(draft)}
            onKnown={setTotals}
          />
        </Card>
      ) : null}
      <TemplateFailure error={keep.error} draft={draft} />
      <div className="keep">
        <Space wrap>
          <Button
            type={isTried ? 'default' : 'primary'}
            disabled={changes.length === 0}
            onClick={() => setTried(draft)}
          >
            试算
          </Button>
          <Button disabled={!isTried} loading={keep.isPending} onClick={() => keep.mutate(false)}>
            保存，只用于今后交办
          </Button>
          <Button
            type="primary"
            disabled={!isTried}
            loading={keep.isPending}
            onClick={() => keep.mutate(true)}
          >
            保存，并移动在办任务{totals ? `（${totals.moved}项）` : ''}
          </Button>
          <span className="line-basis">
            {changes.length === 0 ? '还没有改动' : isTried ? '' : '先试算，再保存'}
          </span>
        </Space>
      </div>
      <Modal
        open={keep.isSuccess}
        title={`已保存为第${keep.data?.version ?? ''}版`}
        closable={false}
        footer={
          <Button type="primary" onClick={() => void done()}>
            知道了
          </Button>
        }
      >
        {keep.data?.migration ? (
          <RuleChangeProgress change={keep.data.migration} />
        ) : (
          <p>在办任务仍按原来的规则办理，今后交办的用新版。</p>
        )}
        {keep.data?.uncovered.length ? (
          <Alert
            type="warning"
            showIcon
            style={{ marginTop: 12 }}
            title={`第${keep.data.uncovered.join('、')}句没有任务落实，请留意。`}
          />
        ) : null}
      </Modal>
    </>
  );
}
