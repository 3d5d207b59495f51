import { PlusOutlined } from '@ant-design/icons';
import { Button, List, Popconfirm } from 'antd';
import { useState } from 'react';
import { rhythmWords } from '../document-words';
import type { TaskTemplate, Template } from '../template-model';
import { dayText } from '../template-words';
import { TemplateTaskForm } from './template-task-form';
import type { TypeNames } from './use-type-names';

interface Props {
  readonly draft: Template;
  readonly types: TypeNames;
  readonly onChange: (tasks: TaskTemplate[]) => void;
}

/** A key that no task of the template has: keys name tasks for good, and are never those of another. */
function freeKey(tasks: readonly TaskTemplate[], clause: number): string {
  const taken = new Set(tasks.map(({ key }) => key));
  for (let number = tasks.length + 1; ; number += 1) {
    const key = `clause-${clause}-task-${number}`;
    if (!taken.has(key)) return key;
  }
}

function newTask({ tasks, clause }: Template): TaskTemplate {
  return {
    ...{ key: freeKey(tasks, clause), title: '', sentences: [], lead: 'rural_office', support: [], line: [] },
    ...{ relay: [], corps: false, rhythm: 'quarter', due: '12-31', kind: 'routine', scope: 'all' },
    ...{ leadConfidence: 'high', evidence: [], indicators: [], curve: null, sensitive: false, note: null },
  };
}

/** The tasks of a draft: each opens its form. */
export function TemplateTaskList({ draft, types, onChange }: Props) {
  const [open, setOpen] = useState<TaskTemplate | null>(null);
  const { tasks } = draft;
  const keep = (task: TaskTemplate) => {
    const known = tasks.some(({ key }) => key === task.key);
    onChange(known ? tasks.map((each) => (each.key === task.key ? task : each)) : [...tasks, task]);
    setOpen(null);
  };
  return (
    <>
      <List<TaskTemplate>
        size="small"
        dataSource={tasks}
        renderItem={(task) => (
          <List.Item
            actions={[
              <Button key="edit" size="small" onClick={() => setOpen(task)}>
                修改
              </Button>,
              <Popconfirm
                key="remove"
                title="去掉这项任务？"
                description="已经交办的不受影响，今后不再交办。"
                onConfirm={() => onChange(tasks.filter(({ key }) => key !== task.key))}
              >
                <Button size="small" danger disabled={tasks.length === 1}>
                  去掉
                </Button>
              </Popconfirm>,
            ]}
          >
            <div>
              {task.title}
              <div className="line-basis">
                {types.nameOf(task.lead)} · {dayText(task.due)}前 · {rhythmWords[task.rhythm] ?? task.rhythm}
                反馈
              </div>
            </div>
          </List.Item>
        )}
      />
      <Button icon={<PlusOutlined />} onClick={() => setOpen(newTask(draft))}>
        加一项任务
      </Button>
      {open ? (
        <TemplateTaskForm
          key={open.key}
          task={open}
          sentences={draft.sentences}
          types={types}
          onClose={() => setOpen(null)}
          onKeep={keep}
        />
      ) : null}
    </>
  );
}
