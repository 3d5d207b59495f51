import { types } from 'pg';

type Parse = (text: string) => unknown;

/** PostgreSQL's object ids of the types that are read differently from the driver's default. */
const parsers: Readonly<Record<number, Parse>> = {
  [types.builtins.DATE]: (text) => text,
  [types.builtins.INT8]: Number,
  [types.builtins.NUMERIC]: Number,
};

/**
 * How columns become values: days stay `YYYY-MM-DD` (the driver's default is a local midnight), counts and
 * numerics become numbers (all of ours are far below 2^53), instants stay `Date`.
 */
export const columnTypes = {
  getTypeParser(oid: number, format?: 'binary' | 'text'): Parse {
    const own = format === 'binary' ? undefined : parsers[oid];
    // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- the driver names every oid by an enum
    return own ?? (types.getTypeParser(oid, format) as Parse);
  },
};
