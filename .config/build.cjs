'use strict';
// Builds what is served or shipped in built form: the workflow bundle and the console.
// With --if-stale only what is older than its sources; with names only those.
const { createHash } = require('node:crypto');
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');

function sourcesHash(folders) {
  const hash = createHash('sha256');
  const walk = (at) => {
    for (const entry of fs
      .readdirSync(at, { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name === 'dist' || entry.name === 'node_modules' || entry.name.includes('.spec.')) continue;
      const file = path.join(at, entry.name);
      if (entry.isDirectory()) walk(file);
      else hash.update(path.relative(root, file)).update(fs.readFileSync(file));
    }
  };
  for (const folder of folders) walk(path.join(root, folder));
  hash.update(fs.readFileSync(path.join(root, 'package-lock.json')));
  return hash.digest('hex');
}

const builds = [
  {
    name: 'workflows',
    sources: ['workflows/src'],
    stamp: 'workflows/dist/.stamp',
    command: ['-r', './.config/register.cjs', 'workflows/src/bundle.ts'],
  },
  {
    name: 'console',
    sources: ['apps/console', 'libs/contracts/src'],
    stamp: 'apps/console/dist/.stamp',
    command: [
      path.join(path.dirname(require.resolve('vite/package.json')), 'bin', 'vite.js'),
      'build',
      'apps/console',
      '--logLevel',
      'warn',
    ],
  },
];

const named = process.argv.slice(2).filter((word) => !word.startsWith('--'));

for (const build of builds) {
  if (named.length > 0 && !named.includes(build.name)) continue;
  const stamp = path.join(root, build.stamp);
  const hash = sourcesHash(build.sources);
  const fresh = fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === hash;
  if (fresh && process.argv.includes('--if-stale')) continue;
  const run = spawnSync(process.execPath, build.command, { cwd: root, stdio: 'inherit' });
  if (run.status !== 0) process.exit(run.status ?? 1);
  fs.mkdirSync(path.dirname(stamp), { recursive: true });
  fs.writeFileSync(stamp, hash);
}
