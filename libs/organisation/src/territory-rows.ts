import type { Level, Territory } from './types';

/**
 * Reads the table of territories: a header, then `code level kind parent name corps validFrom note`, parted by
 * tabs. `divisions` (a header, then `code division …`) says to which division a regiment inside an ordinary
 * county belongs. A place of the Corps that has no parent is held back, and so is all below it. Throws on a row
 * that is no territory or names a parent that is not there.
 */
export function readTerritories(table: string, divisions = ''): readonly Territory[] {
  const divisionOf = new Map(
    divisions
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t', 2) as [string, string]),
  );
  const lines = table.split('\n').slice(1).filter(Boolean);
  const rows = lines.map((line) => {
    const [code, level, kind, parent, name, corps, validFrom, note] = line.split('\t');
    if (!code || !level || !kind || !name) throw new Error(`not a territory: ${line}`);
    return {
      code,
      level: level as Level,
      kind,
      parent: parent || divisionOf.get(code) || null,
      name,
      corps: corps === '1',
      validFrom,
      note,
    };
  });
  const parents = new Map(rows.map((row) => [row.code, row.parent]));
  const held = (code: string, row: (typeof rows)[number]): boolean => {
    if (!row.corps || row.level === 'region') return false;
    let at: string | null = code;
    while (at !== null && at !== 'BT') {
      const above: string | null | undefined = parents.get(at);
      if (above === undefined) throw new Error(`${code}: no territory ${at}`);
      at = above;
    }
    return at === null;
  };
  return rows.map((row) => ({
    code: row.code,
    level: row.level,
    kind: row.kind,
    parent: row.parent,
    name: row.name,
    corps: row.corps,
    heldBack: held(row.code, row) ? ('parent-unknown' as const) : null,
    ...(row.validFrom ? { validFrom: row.validFrom } : {}),
    ...(row.note ? { note: row.note } : {}),
  }));
}
