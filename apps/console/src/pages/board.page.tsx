import { PrinterOutlined } from '@ant-design/icons';
import { Button, Segmented, Select, Space } from 'antd';
import { useMemo } from 'react';
import type { Board, BoardRow } from '../board-model';
import { BoardGrid } from '../parts/board-grid';
import type { BoardLinks } from '../parts/board-grid';
import { BoardSummary } from '../parts/board-summary';
import { ExportButton } from '../parts/export-button';
import { Answered } from '../parts/answered';
import { LightLegend } from '../parts/light-legend';
import { MoreButton } from '../parts/more-button';
import { PageFrame } from '../parts/page-frame';
import { PlacePath } from '../parts/place-path';
import { useAddress } from '../parts/use-address';
import type { Address } from '../parts/use-address';
import { useBoard, boardNames } from '../parts/use-board';
import { levelWords, moment } from '../words';

const views = [
  { value: 'territory', label: '按地区' },
  { value: 'unit', label: '按单位' },
];

const levelOptions = Object.entries(levelWords).map(([value, label]) => ({ value, label }));

/** Of a query only what the list of tasks knows too. */
function taskQuery(parts: Readonly<Record<string, string | number | null | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parts)) if (value) query.set(name, String(value));
  return query.toString();
}

/** A level deeper: the places below, the units of the place itself, or a unit's tasks. */
function linksOf(address: Address, board: Board): BoardLinks {
  const kept = { document: address.of('document'), clause: address.of('clause') };
  const home = address.of('territory') || (board.territory?.code ?? '');
  const place = (row: BoardRow) =>
    row.own
      ? `/board?${taskQuery({ ...kept, by: 'unit', territory: row.territory, level: row.level })}`
      : `/board?${taskQuery({ ...kept, by: 'territory', territory: row.territory })}`;
  return {
    row: (row) => (row.unit === null ? place(row) : `/tasks?${taskQuery({ ...kept, unit: row.unit })}`),
    cell: (row, { document, clause }) => {
      if (row.unit !== null) return `/tasks?${taskQuery({ unit: row.unit, document, clause })}`;
      // The list of tasks knows no level: the units of the place itself come first, then their tasks.
      if (row.own) {
        return `/board?${taskQuery({ by: 'unit', territory: row.territory, level: row.level, document, clause })}`;
      }
      return `/tasks?${taskQuery({ territory: row.territory, document, clause })}`;
    },
    column: ({ document, clause }) => `/tasks?${taskQuery({ territory: home, document, clause })}`,
  };
}

/** Who stands how with what: places or units by clauses, and the way down to the single task. */
export function BoardPage() {
  const address = useAddress();
  const { board, rows, query, more } = useBoard(address);
  const links = useMemo(() => (board ? linksOf(address, board) : null), [address, board]);
  const by = board?.by ?? 'territory';
  const place = board?.territory ?? null;
  const scope = taskQuery({
    territory: address.of('territory'),
    document: address.of('document'),
    clause: address.of('clause'),
    unit: address.of('unit'),
  });
  return (
    <PageFrame
      title="看板"
      lead={board ? <>数据截至 {moment(board.asOf)}；有变化时自动更新。</> : '正在汇总……'}
      actions={
        <>
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
            打印
          </Button>
          <ExportButton path={`/exports/tasks.xlsx${scope ? `?${scope}` : ''}`} name="督办事项.xlsx">
            导出表格
          </ExportButton>
        </>
      }
    >
      <Answered
        query={query}
        isEmpty={({ pages }) => pages[0]?.items.length === 0}
        empty="这里没有交办的事项"
      >
        {() => {
          if (!board || !links) return null;
          return (
            <>
              <Space wrap style={{ marginBottom: 12, width: '100%', justifyContent: 'space-between' }}>
                {place ? (
                  <PlacePath
                    code={place.code}
                    top={address.of('top') || topOf(place.code)}
                    to={(code) => `/board${address.query(boardNames, { territory: code, by, level: '' })}`}
                  />
                ) : (
                  <span>全区和兵团</span>
                )}
                <Space wrap className="no-print">
                  <Select
                    allowClear
                    aria-label="层级"
                    placeholder="全部层级"
                    value={address.of('level') || undefined}
                    onChange={(level?: string) => address.set({ level })}
                    options={levelOptions}
                    style={{ minWidth: 120 }}
                  />
                  <Segmented
                    options={views}
                    value={by}
                    onChange={(value) => address.set({ by: value }, true)}
                  />
                </Space>
              </Space>
              <BoardSummary totals={board.totals} scope={scope} />
              <LightLegend />
              <BoardGrid board={board} rows={rows} links={links} />
              <MoreButton shown={rows.length} {...more} />
            </>
          );
        }}
      </Answered>
    </PageFrame>
  );
}

/** The region, or the Corps, that a place belongs to. */
function topOf(code: string): string {
  return code.slice(0, 2);
}
