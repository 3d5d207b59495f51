import { timed } from '../harness/figures';
import type { Figure } from '../harness/figures';
import { residentMb } from '../harness/machine';
import type { BenchPlace } from '../harness/place';
import { issued } from './dispatch.section';

const marks = [10_000, 30_000, 100_000, 300_000, 600_000, 900_000];

/** The whole region to a depth, until its clocks run; how it grows, and what memory the worker takes. */
export async function village(
  place: BenchPlace,
  depth: string,
  tell: (point: object) => void,
): Promise<Figure[]> {
  const worker = place.pid('worker');
  const left = [...marks];
  let most = 0;
  const from = performance.now();
  const [{ total, dockets }, ms] = await timed(() =>
    issued(place, { name: '深层交办', depth }, ({ started }) => {
      most = Math.max(most, residentMb(worker));
      while (left[0] !== undefined && started >= left[0]) {
        const seconds = Math.round((performance.now() - from) / 100) / 10;
        tell({
          section: 'village',
          mark: left.shift(),
          started,
          seconds,
          workerMb: Math.round(residentMb(worker)),
        });
      }
    }),
  );
  tell({ section: 'village', armed: total, seconds: Math.round(ms / 100) / 10, workerMb: Math.round(most) });
  const figure = (what: string, value: number, unit: string, target?: Figure['target']): Figure => ({
    section: 'village',
    side: 'duban',
    what,
    value,
    unit,
    ...(target === undefined ? {} : { target }),
  });
  return [
    figure(`tasks to ${depth} depth`, total, ''),
    figure('dockets', dockets, ''),
    figure('minutes until armed', ms / 60_000, 'min', ['<=', 8]),
    figure('tasks/s', (total / ms) * 1000, '/s'),
    figure("the worker's memory at most", most, 'MB', ['<=', 1000]),
  ];
}
