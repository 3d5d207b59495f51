import { Select, Tag } from 'antd';
import { PlaceName } from './place-name';
import { UnitField } from './unit-field';
import type { Address } from './use-address';

/** What narrows the lists for supervisors, by the names of the service. */
export const placeFilterNames = ['unit', 'territory', 'clause', 'document'] as const;

const clausePattern = /^[1-9]\d{0,3}$/u;

/** By unit, clause, and the place or document that was brought along; all of it stands in the page's address. */
export function PlaceFilters({ address: { of, set } }: { readonly address: Address }) {
  return (
    <div className="filters no-print">
      <UnitField
        territory={of('territory') || '65'}
        value={of('unit') || undefined}
        onChange={(unit) => set({ unit })}
        placeholder="牵头单位"
        clearable
      />
      <Select
        mode="tags"
        aria-label="条款"
        placeholder="条款"
        open={false}
        suffix={null}
        value={of('clause') ? of('clause').split(',') : []}
        onChange={(chosen: string[]) =>
          set({ clause: chosen.filter((each) => clausePattern.test(each)).join(',') })
        }
        style={{ minWidth: 90 }}
      />
      {of('territory') ? (
        <Tag closable onClose={() => set({ territory: undefined })}>
          地区：
          <PlaceName code={of('territory')} />
        </Tag>
      ) : null}
      {of('document') ? (
        <Tag closable onClose={() => set({ document: undefined })}>
          限一份文件
        </Tag>
      ) : null}
    </div>
  );
}
