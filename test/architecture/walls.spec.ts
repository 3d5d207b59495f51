import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pureRooms, root, sources, walls } from './walls';

const all = sources(['libs', 'apps', 'workflows', 'test', 'seeds']);
const shipped = all.filter((file) => !file.path.includes('.spec.') && !file.path.startsWith('test/'));
const inLibs = shipped.filter((file) => file.room in walls);

describe('the walls between the rooms', () => {
  it('finds the rooms it judges', () => {
    const rooms = readdirSync(join(root, 'libs')).filter((name) =>
      existsSync(join(root, 'libs', name, 'src')),
    );
    expect(rooms.filter((room) => !(room in walls))).toEqual([]);
    expect(shipped.length).toBeGreaterThan(15);
  });

  it('lets a room import only the rooms its wall names', () => {
    const broken = inLibs.flatMap((file) =>
      file.imports
        .filter((name) => name.startsWith('@duban/'))
        .map((name) => (name === '@duban/workflows/templates' ? 'templates' : name.slice('@duban/'.length)))
        .filter((target) => target !== file.room && !(walls[file.room] ?? []).includes(target))
        .map((target) => `${file.path} -> ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('lets no room reach into another by a relative path', () => {
    const broken = shipped.flatMap((file) =>
      file.imports
        .filter((name) => /^(?:\.\.\/)+(?:libs|apps)\//u.test(name))
        .map((name) => `${file.path} -> ${name}`),
    );
    expect(broken).toEqual([]);
  });

  it('lets nothing import an app', () => {
    const broken = shipped.filter(
      (file) => !file.path.startsWith('apps/') && file.imports.some((name) => name.startsWith('@duban/app-')),
    );
    expect(broken.map((file) => file.path)).toEqual([]);
  });

  it('keeps the rules pure: no Node module, no framework, no clock, no chance', () => {
    const pure = shipped.filter(
      (file) => pureRooms.includes(file.room) && !/\/(?:bench|testing)\//u.test(file.path),
    );
    const impure = pure.filter(
      (file) =>
        file.imports.some((name) => !name.startsWith('.') && !name.startsWith('@duban/')) ||
        /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\./u.test(file.text),
    );
    expect(impure.map((file) => file.path)).toEqual([]);
  });

  it('keeps workflow code free of Node, of the client and of the database', () => {
    const code = shipped.filter((file) => file.path.endsWith('.workflow.ts'));
    const broken = code.filter((file) =>
      file.imports.some((name) =>
        /^(?:node:|pg$|typeorm|@nestjs|@temporalio\/(?:client|worker)|@duban\/persistence)/u.test(name),
      ),
    );
    expect(broken.map((file) => file.path)).toEqual([]);
  });

  it('tags every project with its room', () => {
    for (const file of [
      ...readdirSync(join(root, 'libs')).map((name) => `libs/${name}`),
      ...readdirSync(join(root, 'apps')).map((name) => `apps/${name}`),
    ]) {
      const project = JSON.parse(readFileSync(join(root, file, 'project.json'), 'utf8')) as {
        tags: string[];
      };
      expect(project.tags).toContain(`room:${file.split('/')[1]}`);
    }
  });
});

describe('the house style', () => {
  it('has no file above 400 lines', () => {
    expect(all.filter((file) => file.lines > 400).map((file) => `${file.path} ${file.lines}`)).toEqual([]);
  });

  it('has no file named for nothing in particular', () => {
    const vague = /(?:^|[/.-])(?:common|utils?|helpers?|managers?|base|misc)(?:[/.-]|$)/u;
    expect(all.filter((file) => vague.test(file.path)).map((file) => file.path)).toEqual([]);
  });

  it('argues every silenced rule and swallows no error', () => {
    const loose =
      /\bas any\b|:\s*any\b|@ts-(?:ignore|nocheck)|eslint-disable(?!.*-- )|catch\s*(?:\(\w*\)\s*)?\{\s*\}/u;
    const self = 'test/architecture/walls.spec.ts';
    const found = all
      .filter((file) => file.path !== self)
      .flatMap((file) =>
        file.text
          .split('\n')
          .map((line, index) => ({ line, at: `${file.path}:${index + 1}` }))
          .filter(({ line }) => loose.test(line))
          .map(({ at }) => at),
      );
    expect(found).toEqual([]);
  });

  it('keeps Chinese to seeds, templates, catalogues and what people read', () => {
    const mayRead =
      /^(?:apps\/(?:cli|console)\/|libs\/(?:policy|contracts|notice|organisation|papers|runtime|planning)\/|seeds\/|workflows\/templates\/|test\/)|\/testing\/|\.(?:spec|text)\.tsx?$/u;
    const strings = /['"`][^'"`\n]*[\u4e00-\u9fff]/u;
    const found = all
      .filter((file) => !mayRead.test(file.path))
      .filter((file) =>
        file.text.split('\n').some((line) => !/^\s*(?:\*|\/\/|\/\*)/u.test(line) && strings.test(line)),
      );
    expect(found.map((file) => file.path)).toEqual([]);
  });
});
