'use strict';
// The whole suite, or the part of it below the paths given; ends with the line "N passed, N failed".
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const root = path.join(__dirname, '..');
const tally = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'duban-tally-')), 'tally.json');
const run = spawnSync(
  process.execPath,
  [
    '--max-old-space-size=4096',
    require.resolve('jest/bin/jest'),
    '--config',
    path.join(__dirname, 'jest.config.cjs'),
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, DUBAN_TEST_TALLY: tally } },
);
let counts = { passed: 0, failed: 1 };
if (fs.existsSync(tally)) counts = JSON.parse(fs.readFileSync(tally, 'utf8'));
fs.rmSync(path.dirname(tally), { recursive: true, force: true });
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(run.status === 0 && counts.failed === 0 ? 0 : 1);
