import { types } from 'pg';

const dateOid = 1082;
const int8Oid = 20;
const numericOid = 1700;

type Parse = (text: string) => unknown;

/**
 * How columns become values: days stay `YYYY-MM-DD` (the driver's default is a local midnight), counts and
 * numerics become numbers (all of ours are far below 2^53), instants stay `Date`.
 */
export const columnTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): Parse {
    if (format === 'binary') return types.getTypeParser(oid, 'binary') as unknown as Parse;
    if (oid === dateOid) return (text) => text;
    if (oid === int8Oid || oid === numericOid) return Number;
    return types.getTypeParser(oid, 'text') as unknown as Parse;
  },
};
