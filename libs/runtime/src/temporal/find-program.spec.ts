import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { silent } from '../progress';
import { findProgram, keptProgram, onPath } from './find-program';
import type { Source } from './find-program';
import type { Release } from './releases';

const program = '#!/bin/sh\necho program version 2.3.4\n';
const sha256 = createHash('sha256').update(program).digest('hex');
const release: Release = {
  program: 'some-program-of-no-machine',
  version: '2.3.4',
  atLeast: '2.3.0',
  title: 'Some program',
  artifact: 'none',
  wheel: 'none',
  builds: { [`${process.platform}-${process.arch}`]: { megabytes: 1, sha256 } },
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'duban-find-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function source(title: string, content: string | Error, asked: string[]): Source {
  return {
    title,
    failed: (reason) => `${title}(${reason})`,
    fetch: (_release, into) => {
      asked.push(title);
      if (content instanceof Error) return Promise.reject(content);
      writeFileSync(path.join(into, 'fetched'), content);
      return Promise.resolve(path.join(into, 'fetched'));
    },
  };
}

describe('a program that is needed', () => {
  it('is fetched once: the first source that works, verified, then kept', async () => {
    const asked: string[] = [];
    const sources = [
      source('first', new Error('out of reach'), asked),
      source('second', program, asked),
      source('third', program, asked),
    ];
    const file = await findProgram(release, folder, silent, { sources });
    expect(asked).toEqual(['first', 'second']);
    expect(readFileSync(file, 'utf8')).toBe(program);
    expect(statSync(file).mode % 0o1000).toBe(0o755);
    expect(await findProgram(release, folder, silent, { sources })).toBe(file);
    expect(asked).toEqual(['first', 'second']);
    expect(await keptProgram(release, folder)).toBe(file);
  });

  it('is refused if its checksum differs, and the error names every try', async () => {
    const asked: string[] = [];
    const sources = [source('first', `${program}#`, asked), source('second', new Error('no pip'), asked)];
    const failure = findProgram(release, folder, silent, { sources });
    await expect(failure).rejects.toThrow(/PATH.*first\(校验和不符\).*second\(no pip\)/);
    await expect(failure).rejects.toThrow(folder);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is fetched again if what is kept was changed', async () => {
    const asked: string[] = [];
    const sources = [source('only', program, asked)];
    const file = await findProgram(release, folder, silent, { sources });
    writeFileSync(file, 'something else');
    expect(await keptProgram(release, folder)).toBeUndefined();
    expect(readFileSync(await findProgram(release, folder, silent, { sources }), 'utf8')).toBe(program);
  });

  it('is taken from the PATH if it is new enough', () => {
    const file = path.join(folder, 'tool');
    writeFileSync(file, program);
    chmodSync(file, 0o755);
    expect(onPath('tool', '2.3.4', `/nowhere:${folder}`)).toEqual({ ok: true, file });
    expect(onPath('tool', '2.4.0', folder)).toMatchObject({ ok: false });
    expect(onPath('tool', '1.0.0', folder)).toMatchObject({ ok: false });
    expect(onPath('other', '2.3.4', folder)).toMatchObject({ ok: false });
  });

  it('gives up when the start is given up', async () => {
    const asked: string[] = [];
    const signal = AbortSignal.abort();
    const sources = [source('first', new Error('aborted'), asked), source('second', program, asked)];
    await expect(findProgram(release, folder, silent, { sources, signal })).rejects.toThrow('aborted');
    expect(asked).toEqual(['first']);
  });
});
