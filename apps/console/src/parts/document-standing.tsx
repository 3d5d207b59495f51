import { useQuery } from '@tanstack/react-query';
import { Collapse, Progress, Space, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { get } from '../http';
import type { Indicator, Light as LightName, Task } from '../model';
import { Answered } from './answered';
import { Light } from './light';
import { UnitName } from './unit-name';

interface Sum {
  readonly total: number;
  readonly completed: number;
  readonly overdue: number;
}
interface Sentence {
  readonly index: number;
  readonly text: string;
  readonly light: LightName;
  readonly tasks: Sum;
  readonly taskIds: readonly string[];
}
interface Standing {
  readonly clause: number;
  readonly heading: string;
  readonly light: LightName;
  readonly tasks: Sum;
  readonly sentences: readonly Sentence[];
  readonly indicators: readonly (Indicator & { readonly sentence: number })[];
  readonly closedAt: string | null;
}

/** Tasks of a sentence that are listed before somebody asks for more. */
const shownFirst = 5;

/** How each issued clause stands, sentence by sentence: what the document said, and what became of it. */
export function DocumentStanding({ documentId }: { readonly documentId: string }) {
  const query = useQuery({
    queryKey: ['clauses', documentId],
    queryFn: () => get<{ items: Standing[] }>(`/documents/${documentId}/clauses`),
  });
  return (
    <Answered query={query} empty="这份文件还没有交办" isEmpty={({ items }) => items.length === 0}>
      {({ items }) => (
        <Collapse
          size="small"
          items={items.map((standing) => ({
            key: standing.clause,
            label: (
              <Space wrap>
                <Light light={standing.light} />
                <span>
                  第{standing.clause}条 {standing.heading}
                </span>
              </Space>
            ),
            extra: <Share tasks={standing.tasks} />,
            children: <Sentences standing={standing} documentId={documentId} />,
          }))}
        />
      )}
    </Answered>
  );
}

function Share({ tasks: { total, completed, overdue } }: { readonly tasks: Sum }) {
  return (
    <Space wrap size={4}>
      {overdue > 0 ? <Tag color="red">逾期 {overdue}</Tag> : null}
      <Progress
        percent={total === 0 ? 0 : Math.round((100 * completed) / total)}
        size="small"
        status="normal"
        format={() => `${completed}/${total}`}
        style={{ width: 130 }}
      />
    </Space>
  );
}

function Sentences({ standing, documentId }: { readonly standing: Standing; readonly documentId: string }) {
  return (
    <>
      {standing.sentences.map((sentence) => (
        <div key={sentence.index} className="basis">
          <Space wrap style={{ width: '100%', justifyContent: 'space-between' }}>
            <Light light={sentence.light} />
            <Share tasks={sentence.tasks} />
          </Space>
          <div>{sentence.text}</div>
          {standing.indicators
            .filter((indicator) => indicator.sentence === sentence.index)
            .map(({ text }) => (
              <Tag key={text} color="blue" style={{ whiteSpace: 'normal' }}>
                指标：{text}
              </Tag>
            ))}
          <SentenceTasks ids={sentence.taskIds} />
        </div>
      ))}
      <Link to={`/tasks?document=${documentId}&clause=${standing.clause}`}>这一条的全部事项</Link>
      {' · '}
      <Link to={`/board?by=territory&document=${documentId}&clause=${standing.clause}`}>
        在看板上看这一条
      </Link>
    </>
  );
}

function SentenceTasks({ ids }: { readonly ids: readonly string[] }) {
  const [open, setOpen] = useState(false);
  if (ids.length === 0) return null;
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>最急的事项</summary>
      {open
        ? ids.slice(0, shownFirst).map((id) => (
            <div key={id}>
              <TaskLine id={id} />
            </div>
          ))
        : null}
    </details>
  );
}

/** A task that stands for its sentence, by its name. */
function TaskLine({ id }: { readonly id: string }) {
  const task = useQuery({ queryKey: ['task', id], queryFn: () => get<Task>(`/tasks/${id}`) });
  return (
    <Space wrap>
      {task.data ? <Light light={task.data.light} /> : null}
      <Link to={`/tasks/${id}`}>{task.data?.title ?? '事项'}</Link>
      {task.data ? <UnitName code={task.data.unit} /> : null}
    </Space>
  );
}
