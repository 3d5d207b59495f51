export { defaultRules } from './rules';
export type * from './types';
