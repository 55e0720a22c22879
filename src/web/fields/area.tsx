import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { areaNamer, areasQuery } from '../names.ts';
import { control, type EditProps, type FieldUi, textOf } from './field-ui.ts';
import { findable } from './findable.ts';
import { WordsView } from './text.tsx';

/** An area of the county: town or village, found by typing. */
export const areaUi: FieldUi = { View: WordsView, Edit: AreaEdit };

function AreaEdit(p: EditProps) {
  const { data: areas = [] } = useQuery(areasQuery);
  const options = areas.map(({ id }) => ({ value: id, label: areaNamer(areas)(id) }));
  return (
    <Select
      {...control(p)}
      value={textOf(p.value) || null}
      onChange={(code) => p.onChange(code ?? null)}
      allowClear={!p.column.required}
      showSearch={{ filterOption: (typed, option) => findable(option?.label ?? '', typed) }}
      placeholder="请选择乡镇或村（社区）"
      options={options}
    />
  );
}
