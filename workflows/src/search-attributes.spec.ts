import { searchAttributes } from '@duban/runtime';
import { searchAttributeKeys } from './search-attributes';

describe('the search attributes', () => {
  it('are those that the runtime registers, under the same types', () => {
    const ours = searchAttributeKeys.map(({ name, type }) => [name, type] as const);
    const registered = Object.entries(searchAttributes).map(([name, type]) => [name, type.toUpperCase()]);
    expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(registered));
  });
});
