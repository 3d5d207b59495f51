import { useQuery } from '@tanstack/react-query';
import { get } from '../http';

/** A unit as the organisation lists it, with the place it stands in. */
interface Seat {
  readonly territoryName: string;
  /** Code of the place above. */
  readonly parent: string | null;
}

/** A place by its name and the place above it, told by its party committee's entry. */
export function usePlace(code: string): Seat | undefined {
  const seat = useQuery({
    queryKey: ['place', code],
    queryFn: () => get<Seat>(`/units/${encodeURIComponent(code)}-party`),
    staleTime: Infinity,
    enabled: code !== '',
  });
  return seat.data;
}

/** A place by its name; its code until the name has come. */
export function PlaceName({ code }: { readonly code: string }) {
  return <>{usePlace(code)?.territoryName ?? code}</>;
}
