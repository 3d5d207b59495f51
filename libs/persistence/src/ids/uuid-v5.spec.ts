import { docketId, taskId } from './record-ids';
import { uuidV5 } from './uuid-v5';

describe('name-based ids', () => {
  it('are version 5 of the RFC variant', () => {
    // The RFC's own function over the object-identifier namespace, checked against Python's uuid module.
    expect(uuidV5('1.3.6.1')).toBe('1447fa61-5277-5fef-a9b3-fbc6e44f4af3');
  });

  it('differ with every part, and parts do not run together', () => {
    expect(docketId('i', '65-agri')).toBe(docketId('i', '65-agri'));
    const ids = [
      taskId('i', 14, 'a', 'b'),
      taskId('i', 1, '4a', 'b'),
      taskId('i', 14, 'ab', ''),
      docketId('i', 'b'),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});
