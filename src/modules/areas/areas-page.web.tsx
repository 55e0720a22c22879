import { useQuery } from '@tanstack/react-query';
import { Button, Input, Tree } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useNow } from '../../web/clock.ts';
import { findable } from '../../web/fields/findable.ts';
import { useMe, useRoles } from '../../web/names.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import type { AreaChange } from './area-change.ts';
import { AreaDetail } from './area-detail.web.tsx';
import { type AreaLine, isValidOn } from './area-line.ts';
import { AreaMap } from './area-map.web.tsx';
import { allAreasQuery } from './area-queries.web.ts';
import { importBoundaries } from './areas.endpoints.ts';
import './areas-page.css';

// Forms are fetched when they are opened.
const AreaChangeForm = lazy(async () => ({ default: (await import('./area-change-form.web.tsx')).AreaChangeForm }));
const BoundaryImport = lazy(async () => ({ default: (await import('./boundary-import.web.tsx')).BoundaryImport }));

/** The county's towns and villages: found, looked at, changed from a day on; their boundaries. */
export function AreasPage() {
  usePageTitle('行政区划');
  const { county } = useMe();
  const { today } = useNow();
  const roles = useRoles();
  const { data: lines } = useQuery({ ...allAreasQuery, throwOnError: true });
  const [chosen, setChosen] = useState(county.code);
  const [typed, setTyped] = useState('');
  const [begun, setBegun] = useState<AreaChange['kind']>();
  const [importing, setImporting] = useState(false);
  const tree = useMemo(() => treeOf(lines ?? [], typed, today), [lines, typed, today]);
  if (!lines) return <PageSkeleton />;
  const now = lines.filter((line) => isValidOn(line, today));
  const area = now.find(({ code }) => code === chosen) ?? lines.findLast(({ code }) => code === chosen) ?? lines[0];
  const count = (digits: number) => now.filter(({ code }) => code.length === digits).length;
  return (
    <div className="page areas-page">
      <header className="page-head">
        <div>
          <h1>行政区划</h1>
          <p className="quiet">
            {county.name}：{count(9)} 个乡镇（街道），{count(12)} 个村（社区）
          </p>
        </div>
        {roles.some((role) => importBoundaries.by.includes(role)) && (
          <Button type="primary" onClick={() => setImporting(true)}>
            导入界线
          </Button>
        )}
      </header>
      <div className="area-columns">
        <section aria-label="乡镇和村" className="area-list">
          <Input.Search
            allowClear
            aria-label="查找乡镇或村"
            placeholder="名称或代码"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Tree
            key={typed === '' ? 'all' : 'found'}
            treeData={tree}
            selectedKeys={[chosen]}
            defaultExpandAll={typed !== ''}
            height={560}
            blockNode
            onSelect={([code]) => typeof code === 'string' && setChosen(code)}
          />
          {tree.length === 0 && <p className="quiet">没有找到“{typed}”。</p>}
        </section>
        <div className="area-about">
          {area && <AreaDetail key={area.code} area={area} lines={lines} onBegin={setBegun} />}
          <section aria-label="界线">
            <h2>界线</h2>
            <AreaMap
              within={chosen.length === 12 ? chosen.slice(0, 9) : county.code}
              chosen={chosen}
              onChoose={setChosen}
            />
          </section>
        </div>
      </div>
      <Suspense fallback={null}>
        {begun && area && <AreaChangeForm kind={begun} area={area} lines={lines} onClose={() => setBegun(undefined)} />}
        {importing && <BoundaryImport onClose={() => setImporting(false)} />}
      </Suspense>
    </div>
  );
}

interface Node {
  readonly key: string;
  readonly title: string;
  readonly children?: Node[];
}

/** Towns with their villages of today, and last those that ended; with words typed, what they find, each below its town. */
function treeOf(lines: readonly AreaLine[], typed: string, today: string): Node[] {
  const last = [...new Map(lines.map((line) => [line.code, line])).values()];
  const shown = last.map((line) => lines.find((each) => each.code === line.code && isValidOn(each, today)) ?? line);
  const villages = Map.groupBy(
    shown.filter(({ code }) => code.length === 12),
    ({ code }) => code.slice(0, 9),
  );
  const finds = ({ code, name }: AreaLine) => typed === '' || code.startsWith(typed) || findable(name, typed);
  return shown
    .filter(({ code }) => code.length === 9)
    .toSorted((a, b) => Number(isOver(a, today)) - Number(isOver(b, today)))
    .flatMap((town) => {
      const own = (villages.get(town.code) ?? []).toSorted(
        (a, b) => Number(isOver(a, today)) - Number(isOver(b, today)),
      );
      const found = finds(town) ? own : own.filter(finds);
      if (!finds(town) && found.length === 0) return [];
      return [
        {
          key: town.code,
          title: titleOf(town, today),
          children: found.map((each) => ({ key: each.code, title: titleOf(each, today) })),
        },
      ];
    });
}

const isOver = ({ until }: AreaLine, today: string) => until !== null && until <= today;
const titleOf = (line: AreaLine, today: string) => `${line.name}${isOver(line, today) ? '（已撤销）' : ''}`;
