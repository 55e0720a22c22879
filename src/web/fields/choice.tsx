import { Select } from 'antd';
import { control, type EditProps, type FieldUi, textOf } from './field-ui.ts';
import { Pills } from './pills.tsx';
import { WordsView } from './text.tsx';

/** One of a few words: all in sight up to eight, else a list to search. */
export const choiceUi: FieldUi = { View: WordsView, Edit: ChoiceEdit };

/** Yes or no; nothing when it is not known. */
export const flagUi: FieldUi = {
  View: WordsView,
  Edit: (p) => (
    <Pills
      name={p.id}
      label={p.column.label}
      options={{ yes: '是', no: '否' }}
      value={typeof p.value === 'boolean' ? (p.value ? 'yes' : 'no') : null}
      onChange={(key) => p.onChange(key === null ? null : key === 'yes')}
      mayBeEmpty={!p.column.required}
      describedBy={p.describedBy}
    />
  ),
};

function ChoiceEdit(p: EditProps) {
  const options = p.column.options ?? {};
  const chosen = textOf(p.value) || null;
  if (Object.keys(options).length <= 8) {
    return (
      <Pills
        name={p.id}
        label={p.column.label}
        options={options}
        value={chosen}
        onChange={p.onChange}
        mayBeEmpty={!p.column.required}
        describedBy={p.describedBy}
      />
    );
  }
  return (
    <Select
      {...control(p)}
      value={chosen}
      onChange={(key) => p.onChange(key ?? null)}
      allowClear={!p.column.required}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder="请选择，可输入文字查找"
      options={Object.entries(options).map(([value, label]) => ({ value, label }))}
    />
  );
}
