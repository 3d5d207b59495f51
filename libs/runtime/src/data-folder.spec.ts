import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { explainDataFolder, openDataFolder } from './data-folder';
import { RuntimeFault } from './runtime-fault';

describe('the data folder', () => {
  it.each([
    ['ENOSPC', '已满'],
    ['EDQUOT', '已满'],
    ['EROFS', '不可写'],
    ['EACCES', '不可写'],
  ])('turns %s into one line', (code, words) => {
    const fault = explainDataFolder('/data', Object.assign(new Error(code), { code }));
    expect(fault).toBeInstanceOf(RuntimeFault);
    expect((fault as RuntimeFault).message).toMatch(new RegExp(`^数据目录 /data .*${words}.*$`));
  });

  it('lets a bug be a bug', () => {
    const bug = new TypeError('bug');
    expect(explainDataFolder('/data', bug)).toBe(bug);
  });

  it('cannot be a file', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'duban-data-'));
    const file = path.join(folder, 'file');
    writeFileSync(file, '');
    expect(() => {
      openDataFolder(file);
    }).toThrow(/DUBAN_DATA/);
    rmSync(folder, { recursive: true });
  });
});
