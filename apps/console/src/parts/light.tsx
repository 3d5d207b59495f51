import type { Light as LightName } from '../model';
import { lightColours, lightWords } from '../words';

/** The light as a coloured dot with its word, so that it does not depend on colour alone. */
export function Light({ light }: { readonly light: LightName }) {
  return (
    <span className="light">
      <i style={{ background: lightColours[light] }} aria-hidden />
      {lightWords[light]}
    </span>
  );
}
