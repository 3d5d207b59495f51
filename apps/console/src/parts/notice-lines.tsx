import { Button, Tag } from 'antd';
import { Fragment, useState } from 'react';
import { Link } from 'react-router-dom';
import type { NotificationLine } from '../model';

/** Lines of one group that are shown before somebody asks for the rest. */
const shownFirst = 8;

const groupColours: Readonly<Record<string, string>> = {
  late: 'red',
  returned: 'volcano',
  asked: 'orange',
  due: 'gold',
  assigned: 'blue',
};

/** What a notification says: grouped by what it asks, the most urgent first, each line with its link and its basis. */
export function NoticeLines({
  lines,
  single,
}: {
  readonly lines: NotificationLine[];
  readonly single: boolean;
}) {
  const groups = new Map<string, NotificationLine[]>();
  for (const line of lines) groups.set(line.group, [...(groups.get(line.group) ?? []), line]);
  return (
    <>
      {[...groups].map(([key, found]) => (
        <section key={key} style={{ marginBottom: 8 }}>
          {single ? null : (
            <Tag color={groupColours[key] ?? 'default'}>
              {found[0]?.groupTitle} {found.reduce((total, { count }) => total + count, 0)} 项
            </Tag>
          )}
          <Group lines={found} />
        </section>
      ))}
    </>
  );
}

function Group({ lines }: { readonly lines: NotificationLine[] }) {
  const [open, setOpen] = useState(false);
  const shown = open ? lines : lines.slice(0, shownFirst);
  return (
    <>
      {byUnit(shown).map(([unit, its]) => (
        <Fragment key={unit}>
          {unit === '' ? null : <div className="notice-unit">{unit}</div>}
          <ul style={{ margin: '4px 0 0', paddingInlineStart: 20 }}>
            {its.map((line, index) => (
              <li key={`${line.taskId ?? line.docketId ?? ''}-${String(index)}`} style={{ marginBottom: 4 }}>
                <LineText line={line} />
                {line.basis ? <div className="line-basis">依据：{line.basis}</div> : null}
              </li>
            ))}
          </ul>
        </Fragment>
      ))}
      {lines.length > shown.length ? (
        <Button type="link" size="small" onClick={() => setOpen(true)}>
          再看 {lines.length - shown.length} 条
        </Button>
      ) : null}
    </>
  );
}

const headOf = ({ unitName }: NotificationLine): string => `【${unitName}】`;

/** One's own lines first; those that begin with their unit below its name, said once. */
function byUnit(lines: readonly NotificationLine[]): [unit: string, lines: NotificationLine[]][] {
  const found = new Map<string, NotificationLine[]>();
  for (const line of lines) {
    const unit = line.text.startsWith(headOf(line)) ? line.unitName : '';
    found.set(unit, [...(found.get(unit) ?? []), line]);
  }
  return [...found].sort(([a], [b]) => Number(a !== '') - Number(b !== ''));
}

function LineText({ line }: { readonly line: NotificationLine }) {
  const text = line.text.startsWith(headOf(line)) ? line.text.slice(headOf(line).length) : line.text;
  const to = line.taskId ? `/tasks/${line.taskId}` : line.docketId ? `/dockets/${line.docketId}` : null;
  return to ? <Link to={to}>{text}</Link> : text;
}
