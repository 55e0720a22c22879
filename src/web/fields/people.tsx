import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { peopleQuery } from '../names.ts';
import { control, type EditProps, type FieldUi, textOf } from './field-ui.ts';
import { findable } from './findable.ts';
import { WordsView } from './text.tsx';

/** A person with an account. */
export const personUi: FieldUi = { View: WordsView, Edit: (p) => <PeopleEdit p={p} many={false} /> };

/** Several people with accounts. */
export const peopleUi: FieldUi = { View: WordsView, Edit: (p) => <PeopleEdit p={p} many /> };

function PeopleEdit({ p, many }: { readonly p: EditProps; readonly many: boolean }) {
  const { data: people = [] } = useQuery(peopleQuery);
  const shared = {
    ...control(p),
    allowClear: !p.column.required,
    placeholder: '输入姓名查找',
    showSearch: { filterOption: (typed: string, option?: { find: string }) => findable(option?.find ?? '', typed) },
    options: people.map(({ id, name, note }) => ({
      value: id,
      label: name,
      find: `${name}${note ?? ''}`,
      note: note ?? '',
    })),
    optionRender: PersonOption,
  };
  if (!many) return <Select {...shared} value={textOf(p.value) || null} onChange={(id) => p.onChange(id ?? null)} />;
  const ids = Array.isArray(p.value) ? p.value.map(textOf) : [];
  return (
    <Select
      {...shared}
      mode="multiple"
      value={ids}
      onChange={(chosen: string[]) => p.onChange(chosen.length === 0 ? null : chosen)}
    />
  );
}

function PersonOption({ data }: { readonly data: { readonly label: string; readonly note: string } }) {
  return (
    <>
      {data.label} <small className="quiet">{data.note}</small>
    </>
  );
}
