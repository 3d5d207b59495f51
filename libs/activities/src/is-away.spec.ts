import { QueryFailedError } from 'typeorm';
import { isAway } from './is-away';

const coded = (code: string, message = 'x'): Error => Object.assign(new Error(message), { code });

describe('what counts as an outage', () => {
  it.each([
    ['a refused connection', coded('ECONNREFUSED')],
    [
      'a connection refused on every address',
      new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')]),
    ],
    ['a server that shuts down', coded('57P01')],
    ['a server that starts', coded('57P03')],
    ['too many connections', coded('53300')],
    ['a broken connection, in the words of the driver', new Error('Connection terminated unexpectedly')],
    ['a pool that gives no connection', new Error('timeout exceeded when trying to connect')],
    ['one of those as a cause', new Error('wake failed', { cause: coded('ECONNRESET') })],
    ['one of those in a failed query', new QueryFailedError('select 1', [], coded('57P01'))],
    ['a Temporal that is away', Object.assign(new Error('14'), { code: 14, details: '', metadata: {} })],
  ])('%s', (_name, error) => {
    expect(isAway(error)).toBe(true);
  });

  it.each([
    ['a bug', new TypeError('x is not a function')],
    ['a violated constraint', coded('23505')],
    ['an unknown column', coded('42703')],
    ['a missing file', coded('ENOENT')],
    ['a refused request to Temporal', Object.assign(new Error('3'), { code: 3, details: '', metadata: {} })],
    ['something that is no error', 'ECONNREFUSED'],
  ])('but not %s', (_name, error) => {
    expect(isAway(error)).toBe(false);
  });
});
