import { Breadcrumb } from 'antd';
import { Link } from 'react-router-dom';
import { usePlace } from './place-name';

interface Props {
  readonly code: string;
  /** The highest place to name: nothing above it is of the reader's concern. */
  readonly top: string;
  readonly to: (code: string) => string;
}

/** From the top down to a place, each step a way back. At most five levels. */
export function PlacePath({ code, top, to }: Props) {
  const first = usePlace(code);
  const second = usePlace(above(code, top, first?.parent));
  const third = usePlace(above(code, top, second?.parent));
  const fourth = usePlace(above(code, top, third?.parent));
  const seats = [first, second, third, fourth];
  const steps: { code: string; name: string }[] = [{ code, name: first?.territoryName ?? code }];
  for (let i = 0; i < seats.length - 1; i++) {
    const parent = above(code, top, seats[i]?.parent);
    if (parent === '') break;
    steps.unshift({ code: parent, name: seats[i + 1]?.territoryName ?? parent });
  }
  return (
    <Breadcrumb
      items={steps.map((step, i) => ({
        key: step.code,
        title: i === steps.length - 1 ? step.name : <Link to={to(step.code)}>{step.name}</Link>,
      }))}
    />
  );
}

/** The place above, where it lies within the top; an empty text asks nothing. */
function above(code: string, top: string, parent: string | null | undefined): string {
  if (!parent || code === top) return '';
  return parent.startsWith(top) && parent.length >= top.length ? parent : '';
}
