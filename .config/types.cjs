'use strict';
// Type-checks the server side and, under its own settings, the console.
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
const projects = ['.config/tsconfig.json', 'apps/console/tsconfig.json'];
let failed = false;
for (const project of projects.filter((p) => fs.existsSync(path.join(root, p)))) {
  const run = spawnSync(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', project], {
    cwd: root,
    stdio: 'inherit',
  });
  failed ||= run.status !== 0;
}
process.exit(failed ? 1 : 0);
