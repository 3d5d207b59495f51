import { useQuery } from '@tanstack/react-query';
import { get } from '../http';
import type { Unit } from '../model';

/** A unit by its proper name; its code until the name has come. */
export function UnitName({ code }: { readonly code: string }) {
  const unit = useQuery({
    queryKey: ['unit', code],
    queryFn: () => get<Unit>(`/units/${encodeURIComponent(code)}`),
    staleTime: Infinity,
  });
  return <span title={code}>{unit.data?.name ?? code}</span>;
}
