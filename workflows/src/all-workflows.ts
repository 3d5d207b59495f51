/** Every workflow a worker carries; the bundle is made from this file, and each name is a workflow type. */
export { clause } from './clause.workflow';
export { clock } from './clock.workflow';
export { digest } from './digest.workflow';
export { dispatch } from './dispatch.workflow';
