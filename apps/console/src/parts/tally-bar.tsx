import { pressing } from '../board-model';
import type { Tally } from '../board-model';
import { lightColours } from '../words';
import { tallyWords } from './tally-words';

/** How a row's tasks divide among the lights, as one bar; its words say the same. */
export function TallyBar({ tally }: { readonly tally: Tally }) {
  return (
    <span className="bar" role="img" aria-label={tallyWords(tally)} title={tallyWords(tally)}>
      {pressing.map((light) =>
        tally[light] > 0 ? (
          <i key={light} style={{ flexGrow: tally[light], background: lightColours[light] }} />
        ) : null,
      )}
    </span>
  );
}
