import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { get } from '../http';
import type { Page, Unit } from '../model';

interface Props {
  readonly territory: string;
  readonly value?: string;
  readonly onChange?: (code: string) => void;
  /** Lets go of the unit again: then an empty code is told. */
  readonly clearable?: boolean;
  readonly placeholder?: string;
}

/** Finds a unit by its name, first of all in the task's own territory. */
export function UnitField({
  territory,
  value,
  onChange,
  clearable = false,
  placeholder = '输入单位名称查找',
}: Props) {
  const [asked, setAsked] = useState('');
  const found = useQuery({
    queryKey: ['units', territory, asked],
    queryFn: () =>
      get<Page<Unit>>(
        asked ? `/units?q=${encodeURIComponent(asked)}&limit=50` : `/units?parent=${territory}&limit=200`,
      ),
  });
  return (
    <Select
      showSearch={{ filterOption: false, onSearch: setAsked }}
      value={value}
      onChange={(code?: string) => onChange?.(code ?? '')}
      allowClear={clearable}
      placeholder={placeholder}
      style={{ minWidth: 160, maxWidth: '100%' }}
      loading={found.isFetching}
      options={(found.data?.items ?? []).map((unit) => ({ value: unit.code, label: unit.name }))}
    />
  );
}
