import { channelTexts } from '../../apps/api/src/channels/channels.text';
import { budgetRule } from '@duban/contracts';
import { Ajv2020 } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { Answer } from '../e2e/api-under-test';
import type { OpenApi, Operation } from './openapi-requests';

/** What the door says of a request it cannot read: never of one that the document allows. */
const unreadable = new Set([
  'invalid-body',
  'invalid-query',
  'malformed-json',
  'malformed-upload',
  'unsupported-media-type',
  'bad-request',
]);

/** Rules over several members, which a schema cannot tell: the refusal says which it was. */
const ruled = new Set<string>(['每种方式只能有一项', budgetRule, ...Object.values(channelTexts)]);

/** Holds answers against the API's document. */
export class AnswerCheck {
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true });

  constructor(document: OpenApi) {
    addFormats(this.#ajv);
    this.#ajv.addSchema(document, 'api');
  }

  /** Why the document does not allow the answer; null where it does. */
  fault(operation: Operation, sort: 'good' | 'bad', answer: Answer): string | null {
    if (answer.status >= 500) return `answered ${answer.status}`;
    const code = (answer.body as { code?: string } | null)?.code ?? '';
    const said = operation.described.responses[String(answer.status)];
    if (said === undefined) return `answered ${answer.status} ${code}, which it does not say`;
    if (sort === 'good' && unreadable.has(code) && !isRuled(answer)) {
      return `refused as ${code}: ${answer.text.slice(0, 500)}`;
    }
    return this.#faultOfBody(operation, answer, said.content);
  }

  #faultOfBody(
    { path, method }: Operation,
    answer: Answer,
    content: Readonly<Record<string, unknown>> | undefined,
  ): string | null {
    if (content === undefined) return answer.text === '' ? null : 'answered a body where it says none';
    const media = (answer.headers['content-type'] ?? '').split(';')[0] ?? '';
    if (!(media in content)) {
      return 'application/octet-stream' in content ? null : `answered ${media}, which it does not say`;
    }
    if (!media.endsWith('json')) return null;
    const steps = ['paths', path, method.toLowerCase(), 'responses', String(answer.status), 'content', media];
    const escaped = steps.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')));
    const validate = this.#ajv.getSchema(`api#/${escaped.join('/')}/schema`);
    if (validate === undefined) return `has no schema for ${answer.status}`;
    if (validate(answer.body) === true) return null;
    const errors = (validate.errors ?? []).slice(0, 3);
    const words = errors.map(({ instancePath, message, params }) => [instancePath, message, params]);
    return `answered ${answer.status} against its schema: ${JSON.stringify(words)}`;
  }
}

function isRuled(answer: Answer): boolean {
  const { errors = [] } = answer.body as { errors?: readonly { message: string }[] };
  return errors.length > 0 && errors.every(({ message }) => ruled.has(message));
}
