import * as contracts from '@duban/contracts';
import type { FieldFault } from '@duban/contracts';
import { z } from 'zod';
import { checked } from './checked';
import { Refusal } from './refusal';

const { actBodies, delegationBody, issueRequest, rehearseRequest, taskQuery } = contracts;

const day = '应为日期，如2023-06-30';
const instant = '应为带时区的时刻，如2023-06-30T10:07:00+08:00';

function faultsOf(schema: z.ZodType, value: unknown): readonly FieldFault[] {
  try {
    checked(schema, value, 'invalid-body');
  } catch (error) {
    if (error instanceof Refusal) return error.faults;
    throw error;
  }
  return [];
}

describe('what is wrong with a body', () => {
  it.each([
    [actBodies.decline, {}, 'reason', '必须填写'],
    [actBodies.decline, { reason: '  ' }, 'reason', '不能为空'],
    [actBodies.decline, { reason: 7 }, 'reason', '应为文字'],
    [actBodies.decline, { reason: '长'.repeat(4001) }, 'reason', '至多4000个字'],
    [actBodies.decline, { reason: '因故', why: 1 }, 'why', '没有这一项'],
    [actBodies.progress, { text: '好', percent: 101 }, 'percent', '不得大于100'],
    [actBodies.progress, { text: '好', percent: '50' }, 'percent', '应为数字'],
    [
      actBodies.progress,
      { text: '好', forecast: 'soon' },
      'forecast',
      '应为以下之一：on-time、late、blocked',
    ],
    [actBodies.progress, { text: '好', evidence: ['a'] }, 'evidence.0', '应为系统给出的编号'],
    [actBodies['decide-extension'], { grant: '是' }, 'grant', '应为true或false'],
    [actBodies.reopen, { dueOn: '2023-02-30', reason: '复查' }, 'dueOn', '应为日期，如2023-06-30'],
    [actBodies.reassign, { reason: '职责' }, 'unit', '承办单位与配合单位至少改一项'],
    [actBodies.reassign, { reason: '职责', unit: '农业局' }, 'unit', '应为单位代码，如653122-agri'],
    [actBodies.decompose, { items: [] }, 'items', '不能为空'],
    [issueRequest, null, '', '应为由各项内容组成的对象'],
    [rehearseRequest, { planYear: 2023.5 }, 'planYear', '应为整数'],
    [rehearseRequest, { territory: '疏勒县' }, 'territory', '应为地区代码，如653122'],
    [
      delegationBody,
      { from: 'a', to: 'b', since: '明天', until: '2023-06-30' },
      'since',
      `${instant}；或${day}`,
    ],
    [taskQuery, { dueBefore: 'x' }, 'dueBefore', `${day}；或${instant}`],
  ] as const)('%#: is told in Chinese', (schema, value, path, message) => {
    expect(faultsOf(schema, value)).toEqual([{ path, message }]);
  });

  it('is told in Chinese by every schema, whatever is sent', () => {
    const schemas = Object.values(contracts).flatMap((one) => {
      if (one instanceof z.ZodType) return [one];
      const inner: unknown[] = typeof one === 'object' ? Object.values(one) : [];
      return inner.filter((each) => each instanceof z.ZodType);
    });
    expect(schemas.length).toBeGreaterThan(100);
    const sent: readonly unknown[] = [
      ...[undefined, null, true, -1, 0.5, 1e99, '', ' ', 'x', 'x'.repeat(30_000), [], ['x', 'x'], {}],
      ...[{ x: 1 }, { items: [1] }, { items: [{}] }, { tasks: [{}] }, { rules: { ladder: [3, 1] } }],
    ];
    const messages = schemas.flatMap((schema) =>
      sent.flatMap((value) => faultsOf(schema, value).map(({ message }) => message)),
    );
    expect(messages.length).toBeGreaterThan(1000);
    // Words of a closed list stand as they are sent; all else is Chinese.
    const foreign = messages.filter((message) => {
      const rest = message.replaceAll(/true或false|null|key|（.*?）|如[\w:+-]+/gu, '');
      return !message.startsWith('应为以下之一：') && /[A-Za-z]{2,}/u.test(rest);
    });
    expect([...new Set(foreign)]).toEqual([]);
    expect(messages.filter((message) => !/[一-鿿]/u.test(message))).toEqual([]);
  });
});
