import { loadOrganisation } from '@duban/seeds';
import { territoryPath } from '../world/territory-path';
import { unitSpan } from './unit-span';

const organisation = loadOrganisation();
const places = [...organisation.territories()];

describe('where the units of a place stand in the order of codes', () => {
  it('holds every place below', () => {
    const spans = places
      .filter(({ level }) => level === 'region' || level === 'prefecture' || level === 'county')
      .map(({ code }) => ({ code, span: unitSpan(organisation, territoryPath(organisation, code)) }));
    const known = spans.filter(({ span }) => span !== null);
    expect(known.length).toBeGreaterThan(80);
    for (const { code, span } of known) {
      const [from, until] = span ?? ['', ''];
      const outside = places.filter(
        (place) => organisation.isWithin(place.code, code) && (place.code < from || place.code >= until),
      );
      expect([code, outside]).toEqual([code, []]);
    }
  });

  it('is not known where codes do not nest', () => {
    expect(unitSpan(organisation, '/')).toBeNull();
    expect(unitSpan(organisation, '/BT/')).toBeNull();
    expect(unitSpan(organisation, '/65/6539/')).toBeNull();
  });
});
