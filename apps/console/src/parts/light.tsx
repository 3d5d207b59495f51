import type { Light as LightName } from '../model';
import { lightColours, lightSigns, lightWords } from '../words';

/** The light as a coloured sign with its word: told by its shape and its name as well as by its colour. */
export function Light({ light, word }: { readonly light: LightName; readonly word?: string | undefined }) {
  return (
    <span className="light">
      <i style={{ color: lightColours[light] }} aria-hidden>
        {lightSigns[light]}
      </i>
      {word ?? lightWords[light]}
    </span>
  );
}
