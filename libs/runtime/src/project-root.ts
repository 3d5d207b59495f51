import path from 'node:path';

/** The folder of the whole project: it holds `apps/`, `libs/` and, unless told otherwise, the data folder. */
export const projectRoot = path.resolve(__dirname, '../../..');
