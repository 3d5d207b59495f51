import { Gathering, NotTogether } from './gathering';

/** Carries requests out only when it is told to, and says which it was given together. */
function byHand(lanes = 1, most = 32) {
  const batches: { requests: readonly string[]; end: (error?: Error) => void }[] = [];
  const gathering = new Gathering<string, string>(
    (requests) =>
      new Promise((resolve, reject) => {
        const end = (error?: Error): void =>
          error === undefined ? resolve(requests.map((each) => `${each}!`)) : reject(error);
        batches.push({ requests, end });
      }),
    { lanes, most },
  );
  return { gathering, batches };
}
const settle = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

describe('gathering', () => {
  it('lets a request that finds a lane free go at once, and carries out together what came meanwhile', async () => {
    const { gathering, batches } = byHand();
    const all = ['a', 'b', 'c', 'd'].map((each) => gathering.add(each));
    expect(batches.map(({ requests }) => requests)).toEqual([['a']]);
    batches[0]?.end();
    await settle();
    expect(batches[1]?.requests).toEqual(['b', 'c', 'd']);
    batches[1]?.end();
    expect(await Promise.all(all)).toEqual(['a!', 'b!', 'c!', 'd!']);
  });

  it('keeps to its lanes and to the size of a transaction', async () => {
    const { gathering, batches } = byHand(2, 3);
    const all = [1, 2, 3, 4, 5, 6, 7].map((n) => gathering.add(String(n)));
    expect(batches.map(({ requests }) => requests)).toEqual([['1'], ['2']]);
    batches[1]?.end();
    await settle();
    expect(batches[2]?.requests).toEqual(['3', '4', '5']);
    batches[0]?.end();
    await settle();
    expect(batches[3]?.requests).toEqual(['6', '7']);
    batches[2]?.end();
    batches[3]?.end();
    expect(await Promise.all(all)).toHaveLength(7);
  });

  it('tries each by itself where they did not go together, and lets only the faulty one fail', async () => {
    const { gathering, batches } = byHand();
    const all = ['first', 'good', 'bad'].map((each) => gathering.add(each));
    const settled = Promise.allSettled(all);
    batches[0]?.end();
    await settle();
    batches[1]?.end(new NotTogether('x'));
    await settle();
    expect(batches.slice(2).map(({ requests }) => requests)).toEqual([['good'], ['bad']]);
    batches[2]?.end();
    batches[3]?.end(new Error('broken'));
    expect((await settled).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  });

  it('fails all where nobody knows what stands, and goes on with the next', async () => {
    const { gathering, batches } = byHand();
    const settled = Promise.allSettled(['first', 'a', 'b'].map((each) => gathering.add(each)));
    batches[0]?.end();
    await settle();
    batches[1]?.end(new Error('connection lost'));
    expect((await settled).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(batches).toHaveLength(2);
    const next = gathering.add('next');
    batches[2]?.end();
    expect(await next).toBe('next!');
  });
});
