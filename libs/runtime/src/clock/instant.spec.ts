import fc from 'fast-check';
import { parseInstant } from './instant';

describe('an instant', () => {
  it('is read as JavaScript writes it, whatever its offset', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }), (date) => {
        expect(parseInstant(date.toISOString())).toBe(date.getTime());
        const inBeijing = new Date(date.getTime() + 8 * 3_600_000).toISOString().replace('Z', '+08:00');
        expect(parseInstant(inBeijing)).toBe(date.getTime());
      }),
    );
  });

  it.each([
    '2026-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T00:61Z',
    '2026-1-1T0:0Z',
  ])('that does not exist is none: %s', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });
});
