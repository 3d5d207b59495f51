import { Alert, Card, Collapse, Descriptions, Tag } from 'antd';
import { rhythmWords } from '../document-words';
import type { TaskTemplate, Template } from '../template-model';
import { curveText, dayText, reachText, taskText, taskWords } from '../template-words';
import { useTypeNames } from './use-type-names';

const details: readonly (keyof TaskTemplate)[] = [
  'lead',
  'support',
  'line',
  'relay',
  'scope',
  'corps',
  'kind',
  'due',
  'rhythm',
  'curve',
  'indicators',
  'evidence',
  'leadConfidence',
  'note',
];

function Task({ task, nameOf }: { readonly task: TaskTemplate; readonly nameOf: (type: string) => string }) {
  return (
    <Collapse
      ghost
      size="small"
      items={[
        {
          key: task.key,
          label: (
            <>
              <strong>{task.title}</strong>
              <div className="line-basis">
                {nameOf(task.lead)}牵头 · {dayText(task.due)}前 · {rhythmWords[task.rhythm] ?? task.rhythm}
                反馈 · {reachText(task)}
              </div>
              <div className="marks">
                {task.curve ? <Tag color="blue">序时 {curveText(task.curve)}</Tag> : null}
                {task.indicators.length > 0 ? <Tag color="cyan">指标 {task.indicators.length}</Tag> : null}
                {task.leadConfidence === 'high' ? null : <Tag color="gold">牵头待核对</Tag>}
                {task.sensitive ? <Tag color="purple">限知</Tag> : null}
              </div>
            </>
          ),
          children: (
            <Descriptions
              size="small"
              column={1}
              items={details.map((name) => ({
                key: name,
                label: taskWords[name],
                children: taskText(task, name, nameOf),
              }))}
            />
          ),
        },
      ]}
    />
  );
}

/** The clause sentence by sentence, each with the tasks that answer for it; a task that answers for several stands at the first. */
export function TemplateTasks({ template }: { readonly template: Template }) {
  const { nameOf } = useTypeNames();
  const firstOf = (task: TaskTemplate) => Math.min(...task.sentences);
  const covered = new Set(template.tasks.flatMap(({ sentences }) => sentences));
  return (
    <>
      {[template.heading, ...template.sentences].map((text, index) => {
        const tasks = template.tasks.filter((task) => (task.sentences.length ? firstOf(task) : 0) === index);
        if (index === 0 && tasks.length === 0) return null;
        return (
          <Card key={`${index}${text}`} size="small" style={{ marginBottom: 12 }}>
            <p className="basis">
              {index === 0 ? '标题' : `第${index}句`}：{text}
            </p>
            {tasks.map((task) => (
              <Task key={task.key} task={task} nameOf={nameOf} />
            ))}
            {tasks.length === 0 && covered.has(index) ? (
              <span className="line-basis">由上文所列任务一并落实。</span>
            ) : null}
            {covered.has(index) || index === 0 ? null : (
              <Alert type="warning" showIcon title="这一句没有任务落实" />
            )}
          </Card>
        );
      })}
    </>
  );
}
