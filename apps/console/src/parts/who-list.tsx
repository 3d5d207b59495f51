import { postWords } from '../words';
import { UnitName } from './unit-name';

interface Props {
  readonly who: readonly { readonly unit: string; readonly post: string }[];
}

/** People by unit and post, a line each. */
export function WhoList({ who }: Props) {
  return (
    <>
      {who.map(({ unit, post }) => (
        <div key={`${unit}-${post}`}>
          <UnitName code={unit} /> {postWords[post] ?? post}
        </div>
      ))}
    </>
  );
}
