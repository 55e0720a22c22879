import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useMemo } from 'react';
import { api } from '../../web/api.ts';
import { findable } from '../../web/fields/findable.ts';
import { areaNamer, areasQuery, useMe } from '../../web/names.ts';
import { CountyMap } from '../../web/shapes/county-map.tsx';
import { areaShapes } from '../areas/index.ts';
import { areasNamed, areaWords, recipientsOf } from './warning-areas.ts';

/** Picks the areas a warning goes to, by typing, from the tree or on the map; what it holds is their names as they will be signed. */
export function AreaPicker({
  id,
  words,
  isWrong,
  describedBy,
  onChange,
}: {
  readonly id: string;
  readonly words: string | null;
  readonly isWrong: boolean;
  readonly describedBy: string | undefined;
  readonly onChange: (words: string | null) => void;
}) {
  const { county } = useMe();
  const { data: areas = [] } = useQuery(areasQuery);
  const { data: shapes = [] } = useQuery({
    queryKey: ['areas', 'shapes', county.code],
    queryFn: () => api.call(areaShapes, { within: county.code }),
  });
  const options = useMemo(() => {
    const nameOf = areaNamer(areas);
    return areas.map(({ id: value }) => ({ value, label: value.length === 6 ? '全县' : nameOf(value) }));
  }, [areas]);
  const { codes, unknown } = areasNamed(words, areas);
  const reached = new Set(recipientsOf({ codes, unknown }, areas).map(({ area }) => area));
  const pick = (next: readonly string[]) => onChange(areaWords({ codes: next, unknown }, areas));
  const choose = (next: string[]) =>
    pick(next.at(-1)?.length === 6 ? next.slice(-1) : next.filter((code) => code.length > 6));
  const settle = () => {
    onChange(areaWords({ codes, unknown: [] }, areas));
    document.querySelector<HTMLElement>(`#${CSS.escape(id)}`)?.focus(); // the button that was pressed is gone
  };
  const flip = (code: string) =>
    pick(
      reached.has(code)
        ? [...reached].filter((each) => each !== code)
        : [...codes.filter((each) => !each.startsWith(code)), code],
    );
  return (
    <>
      <Select
        id={id}
        mode="multiple"
        value={[...codes]}
        options={options}
        showSearch={{ filterOption: (typed, option) => findable(option?.label ?? '', typed) }}
        placeholder="输入乡镇、村名选择，全县发布选“全县”"
        aria-invalid={isWrong}
        {...(isWrong ? { status: 'error' as const } : {})}
        {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
        onChange={choose}
      />
      {areas.length > 0 && unknown.length > 0 && (
        <p className="form-notice">
          原文写的“{unknown.join('、')}”没有对应的乡镇、村，请在上面或图上选定。
          <Button type="link" size="small" onClick={settle}>
            已选定，去掉原文
          </Button>
        </p>
      )}
      <CountyMap
        shapes={shapes}
        label={`发布范围示意图，已选 ${reached.size} 处，点选乡镇即加入或去掉`}
        toneOf={(code) => (reached.has(code) ? 'chosen' : null)}
        onChoose={flip}
      />
    </>
  );
}
