import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { Link } from 'react-router-dom';
import { countOf } from '../board-model';
import type { Board, BoardCell, BoardColumn, BoardRow } from '../board-model';
import { lightSigns, lightTints } from '../words';
import { TallyBar } from './tally-bar';
import { tallyWords } from './tally-words';

/** Where a row and a cell lead: a level deeper, or to their tasks. */
export interface BoardLinks {
  readonly row: (row: BoardRow) => string;
  readonly cell: (row: BoardRow, cell: BoardCell) => string;
  readonly column: (column: BoardColumn) => string;
}

interface Props {
  readonly board: Board;
  readonly rows: readonly BoardRow[];
  readonly links: BoardLinks;
}

interface Spot {
  readonly row: number;
  readonly column: number;
}

const steps: Readonly<Record<string, Spot>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};
const columnKey = ({ document, clause }: { document: string; clause: number }) => `${document} ${clause}`;

/** The names of a row at its head; a row of the place itself says so. */
function rowName({ name, own, unit }: BoardRow): string {
  return own && unit === null ? `${name}本级` : name;
}

/**
 * Rows by clauses, a light in each cell: its colour, its shape and how many tasks stand under it. One stop of the Tab key;
 * arrows, Home and End go about, Enter opens.
 */
export function BoardGrid({ board, rows, links }: Props) {
  const place = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<Spot>({ row: 0, column: 0 });
  const columns = board.clauses;
  const go = (row: number, column: number) => {
    const next = {
      row: Math.max(0, Math.min(rows.length - 1, row)),
      column: Math.max(0, Math.min(columns.length, column)),
    };
    setAt(next);
    place.current?.querySelector<HTMLElement>(`[data-spot="${next.row}-${next.column}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step) go(at.row + step.row, at.column + step.column);
    else if (event.key === 'Home') go(at.row, 0);
    else if (event.key === 'End') go(at.row, columns.length);
    else return;
    event.preventDefault();
  };
  const spot = (row: number, column: number) => ({
    'data-spot': `${row}-${column}`,
    tabIndex: at.row === row && at.column === column ? 0 : -1,
    onFocus: () => setAt({ row, column }),
  });
  return (
    <div className="grid-place">
      <table ref={place} className="grid" role="grid" aria-label="看板" onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th scope="col" className="row-head">
              {board.by === 'unit' ? '单位' : '地区'}
            </th>
            <th scope="col">合计</th>
            {columns.map((column) => (
              <th key={columnKey(column)} scope="col" title={`第${column.clause}条 ${column.heading}`}>
                <Link to={links.column(column)} aria-label={`第${column.clause}条 ${column.heading}`}>
                  {column.clause}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, y) => (
            <Row
              key={row.unit ?? `${row.territory}${row.own ? '-own' : ''}`}
              {...{ row, y, columns, links, spot }}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly row: BoardRow;
  readonly y: number;
  readonly columns: readonly BoardColumn[];
  readonly links: BoardLinks;
  readonly spot: (row: number, column: number) => object;
}

function Row({ row, y, columns, links, spot }: RowProps) {
  const cells = new Map(row.cells.map((cell) => [columnKey(cell), cell]));
  return (
    <tr>
      <th scope="row" className="row-head">
        <Link to={links.row(row)} {...spot(y, 0)}>
          {rowName(row)}
        </Link>
      </th>
      <td className="sum">
        <span className="num">{row.total}</span>
        <TallyBar tally={row} />
      </td>
      {columns.map((column, x) => {
        const cell = cells.get(columnKey(column));
        if (!cell) {
          return (
            <td key={columnKey(column)} className="none" aria-label={`第${column.clause}条 无事项`}>
              <span {...spot(y, x + 1)} />
            </td>
          );
        }
        const words = `${rowName(row)} 第${column.clause}条 ${tallyWords(cell)}`;
        return (
          <td key={columnKey(column)} style={{ background: lightTints[cell.light] }}>
            <Link
              to={links.cell(row, cell)}
              title={`${column.heading}\n${words}`}
              aria-label={words}
              className={`cell ${cell.light}`}
              {...spot(y, x + 1)}
            >
              <i aria-hidden>{lightSigns[cell.light]}</i>
              <span className="num">{countOf(cell, cell.light)}</span>
            </Link>
          </td>
        );
      })}
    </tr>
  );
}
