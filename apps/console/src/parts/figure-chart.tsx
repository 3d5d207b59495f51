import type { EChartsOption } from 'echarts';
import { amount, periodName } from '../indicator-model';
import type { Figure } from '../indicator-model';
import { lightColours } from '../words';
import { Chart } from './chart';

/** Values against the seasonal curve, with the target as a line and the forecast at the year's end. */
function optionOf({ periods: all, target, forecast, unit }: Figure): EChartsOption {
  // A quarter says the same as the month it ends with.
  const periods = all.filter(({ to }, i) => all.findIndex((other) => other.to === to) === i);
  const read = (value: unknown) => amount(typeof value === 'number' ? value : null, unit);
  const lastAt = periods.findLastIndex(({ value }) => value !== null);
  const ahead = periods.map((period, i) => {
    if (!forecast || lastAt < 0) return null;
    if (i === lastAt) return period.value;
    return i === periods.length - 1 && i > lastAt ? forecast.value : null;
  });
  return {
    aria: { enabled: true },
    animation: false,
    grid: { left: 8, right: 24, top: 40, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 22 },
    tooltip: { trigger: 'axis', valueFormatter: read },
    xAxis: { type: 'category', data: periods.map(({ period }) => periodName(period)) },
    yAxis: { type: 'value', name: unit ?? '', min: 0 },
    series: [
      {
        name: '数值',
        type: 'line',
        data: periods.map(({ value }) => value),
        connectNulls: true,
        symbol: 'circle',
        symbolSize: 8,
        lineStyle: { width: 3, color: lightColours.blue },
        itemStyle: { color: lightColours.blue },
        ...(target.value === null
          ? {}
          : {
              markLine: {
                symbol: 'none',
                label: { formatter: `目标 ${read(target.value)}`, position: 'insideStartTop' },
                lineStyle: { color: '#38424f', type: 'solid' },
                data: [{ yAxis: target.value }],
              },
            }),
      },
      {
        name: '序时应达',
        type: 'line',
        data: periods.map(({ expected }) => expected),
        symbol: 'emptyRect',
        lineStyle: { type: 'dotted', width: 2, color: '#6b7480' },
        itemStyle: { color: '#6b7480' },
      },
      {
        name: '预计',
        type: 'line',
        data: ahead,
        connectNulls: true,
        symbol: 'diamond',
        symbolSize: 11,
        lineStyle: { type: 'dashed', width: 2, color: lightColours.yellow },
        itemStyle: { color: lightColours.yellow },
      },
    ],
  };
}

/** The year of a figure as a curve; its table says the same in numbers. */
export function FigureChart({ figure }: { readonly figure: Figure }) {
  const { latest, forecast, target, unit } = figure;
  const label = `${figure.text}：目标${amount(target.value, unit)}，最近${amount(latest?.value, unit)}，预计${amount(forecast?.value, unit)}`;
  return <Chart option={optionOf(figure)} label={label} height={300} />;
}
