import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Card, Popconfirm, Space, Tag } from 'antd';
import { useState } from 'react';
import { draftOf, editOf } from '../document-model';
import type { Draft, Proposals } from '../document-model';
import { doubtWords, rhythmWords, scopeWords } from '../document-words';
import { get, put } from '../http';
import { kindWords, levelWords } from '../words';
import { Failure } from './failure';
import { ProposalForm } from './proposal-form';
import { UnitName } from './unit-name';

interface Props {
  readonly documentId: string;
  readonly proposals: Proposals;
}

type Clause = Proposals['clauses'][number];

function newDraft({ clause, sentences, heading }: Clause, planYear: number, id: string): Draft {
  const [first] = sentences;
  return {
    ...{ id, clause, title: heading ?? '', kind: 'routine', lead: 'rural_office', support: [] },
    ...{ sentences: first ? [first.index] : [0], dueOn: `${planYear}-12-31`, rhythm: 'half-year', line: [] },
    ...{ corps: false, scope: 'all', places: null, unsure: [], confirmed: true },
  };
}

/** Tasks made from the document's own words: read beside their basis, changed, added, dropped, and kept. */
export function ProposalEditor({ documentId, proposals }: Props) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [drafts, setDrafts] = useState(() => proposals.clauses.flatMap(({ tasks }) => tasks.map(draftOf)));
  const [open, setOpen] = useState<Draft | null>(null);
  const [changed, setChanged] = useState(false);
  const [root = '65'] = proposals.territories;
  const change = (next: Draft[]) => {
    setDrafts(next);
    setChanged(true);
  };
  const keep = useMutation({
    mutationFn: () =>
      put<Proposals>(
        `/documents/${documentId}/proposals?planYear=${proposals.planYear}`,
        { tasks: drafts.map(editOf) },
        proposals.version,
      ),
    onSuccess: async () => {
      void message.success('已保存，交办和预案以此为准');
      await client.invalidateQueries();
    },
  });
  const restore = useMutation({
    mutationFn: () =>
      get<Proposals>(`/documents/${documentId}/proposals?version=0&planYear=${proposals.planYear}`),
    onSuccess: (made) => change(made.clauses.flatMap(({ tasks }) => tasks.map(draftOf))),
  });
  const clauseOf = (draft: Draft) => proposals.clauses.find(({ clause }) => clause === draft.clause);
  return (
    <>
      <Failure error={keep.error ?? restore.error} />
      <Alert
        type="info"
        showIcon
        style={{ marginBottom: 12 }}
        title={
          proposals.version === 0
            ? '以下任务由原文拟出，标黄处请核对；保存后，预案和交办以您的意见为准。'
            : `第${proposals.version}版，${proposals.editedBy?.name ?? ''}修改`
        }
      />
      {proposals.mayEdit ? (
        <Space wrap style={{ marginBottom: 12 }}>
          <Button type="primary" disabled={!changed} loading={keep.isPending} onClick={() => keep.mutate()}>
            保存修改
          </Button>
          <Popconfirm title="放弃各次修改，恢复由原文拟出的任务？" onConfirm={() => restore.mutate()}>
            <Button loading={restore.isPending}>恢复原拟任务</Button>
          </Popconfirm>
        </Space>
      ) : null}
      {proposals.clauses.map((clause) => (
        <div key={clause.clause} style={{ marginBottom: 16 }}>
          <Space wrap>
            <h3 style={{ margin: '8px 0' }}>
              第{clause.clause}条 {clause.heading}
            </h3>
            {proposals.mayEdit ? (
              <Button
                size="small"
                onClick={() => setOpen(newDraft(clause, proposals.planYear, crypto.randomUUID()))}
              >
                增加任务
              </Button>
            ) : null}
          </Space>
          {drafts
            .filter((draft) => draft.clause === clause.clause)
            .map((draft) => (
              <Card
                key={draft.id}
                size="small"
                style={{ marginBottom: 8 }}
                title={<span style={{ whiteSpace: 'normal' }}>{draft.title}</span>}
                extra={
                  proposals.mayEdit ? (
                    <Space>
                      <Button size="small" onClick={() => setOpen(draft)}>
                        修改
                      </Button>
                      <Button
                        size="small"
                        danger
                        onClick={() => change(drafts.filter((each) => each !== draft))}
                      >
                        去掉
                      </Button>
                    </Space>
                  ) : null
                }
              >
                <Summary draft={draft} root={root} />
                <p className="basis">
                  {draft.sentences
                    .map(
                      (index) =>
                        clause.sentences.find((each) => each.index === index)?.text ?? clause.heading,
                    )
                    .join('')}
                </p>
                {draft.confirmed
                  ? null
                  : draft.unsure.map((doubt) => (
                      <Tag key={doubt} color="gold">
                        {doubtWords[doubt] ?? doubt}
                      </Tag>
                    ))}
              </Card>
            ))}
        </div>
      ))}
      {open && clauseOf(open) ? (
        <ProposalForm
          draft={open}
          root={root}
          planYear={proposals.planYear}
          sentences={clauseOf(open)?.sentences ?? []}
          onClose={() => setOpen(null)}
          onKeep={(draft) => {
            const known = drafts.some(({ id }) => id === draft.id);
            change(known ? drafts.map((each) => (each.id === draft.id ? draft : each)) : [...drafts, draft]);
            setOpen(null);
          }}
        />
      ) : null}
    </>
  );
}

function Summary({ draft, root }: { readonly draft: Draft; readonly root: string }) {
  return (
    <Space wrap size={[16, 4]} style={{ marginBottom: 8 }}>
      <span>
        牵头：
        <UnitName code={`${root}-${draft.lead}`} />
      </span>
      {draft.support.length > 0 ? (
        <span>
          配合：
          {draft.support.map((type, at) => (
            <span key={type}>
              {at > 0 ? '、' : ''}
              <UnitName code={`${root}-${type}`} />
            </span>
          ))}
        </span>
      ) : null}
      <span className="num">时限：{draft.dueOn}</span>
      <span>{kindWords[draft.kind]}</span>
      <span>{rhythmWords[draft.rhythm]}反馈</span>
      <span>层级：{draft.line.map((each) => levelWords[each]).join('、') || '本级'}</span>
      {draft.scope === 'all' ? null : <span>范围：{scopeWords[draft.scope]}</span>}
    </Space>
  );
}
