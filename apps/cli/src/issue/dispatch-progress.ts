import { remarkText } from '../plan-text';

/** The answer of `GET /dispatches/:id`. */
export interface DispatchAnswer {
  readonly total: number;
  readonly started: number;
  readonly dockets: number;
  readonly state: 'done' | 'failed' | 'running';
  readonly heldBack: readonly { readonly key: string; readonly reason: string }[];
  readonly error?: string | null;
}

const width = 30;

/** How far a dispatch is, on one line. */
export function progressLine({ total, started, dockets, state }: DispatchAnswer): string {
  if (total === 0) return '正在编制计划……';
  const done = Math.floor((started / total) * width);
  const percent = Math.floor((started / total) * 100);
  const closing = state === 'running' && started === total ? '，正在启动时钟' : '';
  return `[${'█'.repeat(done)}${'░'.repeat(width - done)}] ${percent}%  任务 ${started}/${total}  责任清单 ${dockets} 份${closing}`;
}

/** What a finished dispatch has done, for people. */
export function* summary(answer: DispatchAnswer, seconds: number): Generator<string> {
  yield `已交办：任务 ${answer.started} 项，责任清单 ${answer.dockets} 份，用时 ${seconds.toFixed(1)} 秒`;
  if (answer.heldBack.length === 0) return;
  yield `暂不下达 ${answer.heldBack.length} 项：`;
  for (const { key, reason } of answer.heldBack) yield `  ${key}  ${remarkText(reason)}`;
}
