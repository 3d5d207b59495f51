import path from 'node:path';

/** The built code of the workflows, as a worker loads it; `npm run build` makes it. */
export const bundlePath = path.join(__dirname, '..', 'dist', 'workflow-bundle.js');

/** The sources of the workflows, to be built anew. */
export const workflowsPath = path.join(__dirname, 'all-workflows.ts');
