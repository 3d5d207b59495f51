import { Form, InputNumber } from 'antd';
import type { Indicator } from '../model';

/** Longest name by which a report may name a figure; a longer one is named by its place, from 1. */
const longest = 120;

/** The figures that were filled in, by the names a report gives them; undefined where none was. */
export function figuresOf(
  value: unknown,
  indicators: readonly Indicator[],
): Record<string, number> | undefined {
  const given = (value ?? []) as readonly (number | null | undefined)[];
  const entries = indicators.flatMap(({ text }, i) => {
    const figure = given[i];
    return typeof figure === 'number'
      ? [[text.length > longest ? String(i + 1) : text, figure] as const]
      : [];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** The figures a task is judged by, each to be reported as it stands now. */
export function FigureFields({ indicators }: { readonly indicators: readonly Indicator[] }) {
  return indicators.map(({ text, unit }, i) => (
    <div key={text} style={{ marginBottom: 8 }}>
      <div className="line-basis">{text}（至今累计）</div>
      <Form.Item name={['values', i]} noStyle>
        <InputNumber aria-label={text} style={{ width: 200 }} suffix={unit ?? undefined} />
      </Form.Item>
    </div>
  ));
}
