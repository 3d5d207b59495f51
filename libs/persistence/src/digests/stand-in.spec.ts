import { loadOrganisation } from '@duban/seeds';
import { standInFor } from './stand-in';

describe('who hears in the place of a unit without accounts', () => {
  const organisation = loadOrganisation();
  const village = [...organisation.territories()].find(
    ({ level, code }) => level === 'village' && code.startsWith('6531'),
  );

  it('is the township’s 农办 for a village', () => {
    const code = village?.code ?? '';
    expect(standInFor(`${code}-party`, organisation)).toBe(`${code.slice(0, 9)}-rural_office`);
  });

  it('is the 农办 of its own level for a department', () => {
    expect(standInFor('653122-agri', organisation)).toBe('653122-rural_office');
    expect(standInFor('65-finance', organisation)).toBe('65-rural_office');
    expect(standInFor('BT-corps_agri', organisation)).toBe('BT-corps');
  });

  it('is nobody for a 农办, a 书记, or a unit that is not there', () => {
    for (const unit of ['653122-rural_office', '653122-party', 'BT-corps', '653122-nothing', 'x']) {
      expect(standInFor(unit, organisation)).toBeNull();
    }
  });
});
