import { useQuery } from '@tanstack/react-query';
import { Button, type InputRef } from 'antd';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { api } from '../../web/api.ts';
import { textOf } from '../../web/fields/field-ui.ts';
import { useIsPhone } from '../../web/fields/use-phone.ts';
import { useAreaNames } from '../../web/names.ts';
import { sectors, site } from '../sites/index.ts';
import { type Choice, SearchCombo } from './search-combo.web.tsx';
import { type RecentSite, useSite } from './use-visit-known.web.ts';

const shown = 8;

/** The site that is visited: found by name, pinyin initials or credit code, or one of the latest. */
export function SiteChoice({
  siteId,
  recent,
  fault,
  onChoose,
}: {
  readonly siteId: string;
  readonly recent: readonly RecentSite[];
  readonly fault: string | undefined;
  readonly onChoose: (id: string | null) => void;
}) {
  const [typed, setTyped] = useState('');
  const { choices, isWaiting } = useFoundSites(typed.trim());
  const input = useRef<InputRef>(null);
  const name = textOf(useSite(siteId)?.row['name']) || recent.find(({ id }) => id === siteId)?.name;
  const isPhone = useIsPhone();
  useEffect(() => {
    if (siteId !== '' || isPhone) return undefined;
    // After the shell has led whoever comes by keyboard to the top of the page.
    const timer = setTimeout(() => input.current?.focus({ preventScroll: true }));
    return () => clearTimeout(timer);
  }, [siteId, isPhone]);
  if (siteId !== '') {
    return (
      <div className="site-chosen">
        <b>{name ?? '……'}</b>
        <Button size="small" onClick={() => onChoose(null)}>
          换一家
        </Button>
      </div>
    );
  }
  return (
    <div className="field" data-field="visit.site">
      <label htmlFor="visit-site">
        被检查单位<span className="required">必填</span>
      </label>
      <SearchCombo
        id="visit-site"
        input={input}
        label="被检查单位"
        placeholder="输入单位名称、拼音首字母或信用代码"
        typed={typed}
        onType={setTyped}
        choices={choices}
        isWaiting={isWaiting}
        invalid={fault !== undefined}
        onPick={(id) => {
          setTyped('');
          onChoose(id);
        }}
      />
      {typed.trim() !== '' && !isWaiting && choices.length === 0 && (
        <p className="quiet" role="status">
          没有找到，请换个词；新单位请先在“监管单位”登记
        </p>
      )}
      {fault && <p className="field-error">{fault}</p>}
      {typed === '' && recent.length > 0 && (
        <div className="recent-sites">
          <span className="quiet">最近去过</span>
          {recent.map(({ id, name: words }) => (
            <Button key={id} onClick={() => onChoose(id)}>
              {words}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

/** Sites whose name or code holds the words, then those that search finds by initials. */
function useFoundSites(typed: string): { readonly choices: readonly Choice[]; readonly isWaiting: boolean } {
  const words = useDeferredValue(typed);
  const areaName = useAreaNames();
  const named = useQuery({
    queryKey: [site.name, 'list', 'named', words],
    queryFn: () => api.list(site, { where: { or: wanted(words), state: { not: 'closed' } }, limit: shown }),
    enabled: words !== '',
  });
  const found = useQuery({
    queryKey: [site.name, 'search', words],
    queryFn: () => api.search(words),
    enabled: words !== '',
  });
  const byName = (named.data?.rows ?? []).map((row) => ({
    key: row.id,
    label: textOf(row['name']),
    note: [sectorName(textOf(row['sector'])), areaName(row.area)].filter(Boolean).join(' · '),
  }));
  const byInitials = (found.data ?? [])
    .filter((hit) => hit.ledger === site.name)
    .map((hit) => ({ key: hit.rowId, label: hit.title, note: areaName(hit.area) }));
  const all = [...new Map([...byInitials, ...byName].map((choice) => [choice.key, choice])).values()];
  const isWaiting = typed !== '' && (words !== typed || named.isLoading || found.isLoading);
  return { choices: words === '' ? [] : all.slice(0, shown), isWaiting };
}

const wanted = (words: string) => [{ name: { has: words } }, { creditCode: { has: words.toUpperCase() } }];
const names: Readonly<Record<string, string>> = sectors;
const sectorName = (key: string) => names[key] ?? '';
