import { Spin } from 'antd';
import type { EChartsOption } from 'echarts';
import type { EChartsType } from 'echarts/core';
import { useEffect, useRef, useState } from 'react';

interface Props {
  readonly option: EChartsOption;
  /** What the picture says, for whoever does not see it. */
  readonly label: string;
  /** Pixels. */
  readonly height?: number;
}

/** As the pages have it: the drawing takes no style from them. */
const fontFamily = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC Variable', 'Noto Sans SC', sans-serif";

/** A chart as wide as its place; the drawing code comes only with the first chart that is shown. */
export function Chart({ option, label, height = 260 }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const [ready, setReady] = useState(false);

  useEffect(() => {
    let gone = false;
    const watch = new ResizeObserver(() => chart.current?.resize());
    void import('./drawing').then(({ init }) => {
      if (gone || !place.current) return;
      chart.current = init(place.current, null, { renderer: 'svg' });
      watch.observe(place.current);
      setReady(true);
    });
    return () => {
      gone = true;
      watch.disconnect();
      chart.current?.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    if (ready) chart.current?.setOption({ textStyle: { fontFamily }, ...option }, { notMerge: true });
  }, [option, ready]);

  return (
    <div style={{ position: 'relative' }}>
      {ready ? null : <Spin style={{ position: 'absolute', inset: 0 }} />}
      <div ref={place} role="img" aria-label={label} style={{ width: '100%', height }} />
    </div>
  );
}
