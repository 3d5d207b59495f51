import fc from 'fast-check';
import { canonicalJson } from './canonical-json';

describe('canonical JSON', () => {
  it('orders keys, leaves undefined members out and writes no white space', () => {
    expect(canonicalJson({ b: [1, { d: null, c: '农' }], a: undefined, A: true })).toBe(
      '{"A":true,"b":[1,{"c":"农","d":null}]}',
    );
  });

  it('is the same text for the same value, in whatever order its keys were written', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
