import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { get } from '../http';
import type { Page, Unit } from '../model';

interface Choice {
  readonly value: string;
  readonly label: string;
}

interface Props {
  readonly territory: string;
  readonly value?: readonly string[];
  readonly onChange?: (codes: string[]) => void;
}

/** Several units, found by their names, first of all in the task's own territory. */
export function UnitsField({ territory, onChange }: Props) {
  const [asked, setAsked] = useState('');
  const [chosen, setChosen] = useState<Choice[]>([]);
  const found = useQuery({
    queryKey: ['units', territory, asked],
    queryFn: () =>
      get<Page<Unit>>(
        asked ? `/units?q=${encodeURIComponent(asked)}&limit=50` : `/units?parent=${territory}&limit=200`,
      ),
  });
  return (
    <Select<Choice[]>
      mode="multiple"
      labelInValue
      showSearch={{ filterOption: false, onSearch: setAsked }}
      value={chosen}
      onChange={(next) => {
        setChosen(next);
        onChange?.(next.map(({ value }) => value));
      }}
      placeholder="输入单位名称查找"
      loading={found.isFetching}
      options={(found.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))}
    />
  );
}
