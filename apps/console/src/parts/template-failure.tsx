import { Alert } from 'antd';
import { Problem } from '../http';
import type { Template } from '../template-model';
import { ruleWords, taskWords } from '../template-words';
import { Failure } from './failure';

const rules: Readonly<Record<string, string | undefined>> = ruleWords;
const members: Readonly<Record<string, string | undefined>> = taskWords;

/** `tasks.3.due` as 任务“…”的办结时限. */
function placeOf(path: string, { tasks }: Template): string {
  const [root, second = '', third = ''] = path.split('.');
  if (root === 'rules') return rules[second] ?? '时限规则';
  if (root !== 'tasks') return path;
  const task = tasks[Number(second)];
  const member = members[third];
  return task === undefined ? '任务' : `任务“${task.title}”${member ? `的${member}` : ''}`;
}

/** Why a version was not kept, fault by fault, in the words of the page. */
export function TemplateFailure({ error, draft }: { readonly error: unknown; readonly draft: Template }) {
  if (!(error instanceof Problem) || error.errors.length === 0) return <Failure error={error} />;
  return (
    <Alert
      type="error"
      showIcon
      style={{ marginBottom: 16 }}
      title={error.title}
      description={error.errors.map(({ path, message }) => (
        <div key={`${path}${message}`}>
          {placeOf(path, draft)}：{message}
        </div>
      ))}
    />
  );
}
