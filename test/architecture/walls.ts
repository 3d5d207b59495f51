import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export const root = join(__dirname, '..', '..');

/** Which rooms each room may import; what is missing here is forbidden. */
export const walls: Readonly<Record<string, readonly string[]>> = {
  policy: [],
  calendar: [],
  organisation: ['calendar'],
  planning: ['policy', 'calendar', 'organisation'],
  lifecycle: ['calendar', 'organisation'],
  contracts: [],
  persistence: ['seeds', 'policy', 'calendar', 'lifecycle', 'planning', 'organisation', 'contracts'],
  access: ['calendar', 'organisation', 'lifecycle', 'contracts'],
  notice: ['contracts', 'calendar'],
  papers: ['contracts', 'calendar', 'organisation'],
  runtime: ['calendar'],
  timing: ['calendar', 'workflows', 'persistence'],
  activities: ['calendar', 'persistence', 'timing', 'workflows'],
  rehearsal: [
    ...['policy', 'calendar', 'organisation', 'planning', 'lifecycle'],
    ...['seeds', 'persistence', 'timing', 'runtime', 'activities', 'workflows'],
  ],
  workflows: ['policy', 'calendar', 'organisation', 'planning', 'lifecycle'],
  templates: ['planning'],
  seeds: ['calendar', 'lifecycle', 'organisation'],
};

/** Rooms whose code is pure: no Node modules, no frameworks. */
export const pureRooms = ['calendar', 'lifecycle'];

export interface SourceFile {
  /** Path from the root, with forward slashes. */
  readonly path: string;
  readonly room: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly string[];
}

const importPattern = /(?:from\s+|import\s*\(\s*|require\(\s*|import\s+)['"]([^'"]+)['"]/gu;

function roomOf(path: string): string {
  const [top, name] = path.split('/');
  if (top === 'libs' || top === 'apps') return name ?? '';
  if (path.startsWith('workflows/templates/')) return 'templates';
  return top ?? '';
}

/** Every TypeScript source below the given folders. */
export function sources(folders: readonly string[]): SourceFile[] {
  const found: SourceFile[] = [];
  const walk = (at: string): void => {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      const full = join(at, entry.name);
      if (entry.isDirectory()) {
        if (!['node_modules', 'dist', '.duban'].includes(entry.name)) walk(full);
      } else if (/\.tsx?$/u.test(entry.name) && !entry.name.endsWith('.d.ts')) {
        const text = readFileSync(full, 'utf8');
        const path = relative(root, full).split(sep).join('/');
        found.push({
          path,
          room: roomOf(path),
          text,
          lines: text.split('\n').length - 1,
          imports: [...text.matchAll(importPattern)].map((match) => match[1] ?? ''),
        });
      }
    }
  };
  for (const folder of folders) walk(join(root, folder));
  return found;
}
