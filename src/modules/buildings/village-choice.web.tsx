import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { findable } from '../../web/fields/findable.ts';
import { Labelled } from '../../web/board/labelled.tsx';
import { areaNamer, areasQuery } from '../../web/names.ts';

/** A village or community of the county, found by typing. */
export function VillageChoice({
  value,
  onChange,
}: {
  readonly value: string | null;
  readonly onChange: (village: string) => void;
}) {
  const { data: areas = [] } = useQuery(areasQuery);
  const options = areas
    .filter(({ id }) => id.length === 12)
    .map(({ id }) => ({ value: id, label: areaNamer(areas)(id) }));
  return (
    <Labelled label="村（社区）" name="village">
      {(id) => (
        <Select
          id={id}
          value={value}
          onChange={onChange}
          showSearch={{ filterOption: (typed, option) => findable(option?.label ?? '', typed) }}
          placeholder="请选择村（社区）"
          options={options}
        />
      )}
    </Labelled>
  );
}
