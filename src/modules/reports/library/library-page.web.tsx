import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import type { AnyIndicator } from '../../../kernel/indicator.ts';
import type { AnyLedger } from '../../../kernel/ledger.ts';
import { api } from '../../../web/api.ts';
import { useDesk } from '../../../web/desk.ts';
import { Anchor } from '../../../web/fields/anchor.tsx';
import { useSay } from '../../../web/fields/use-say.ts';
import { whereWords } from '../../../web/filter/chips.ts';
import { placeOfWord } from '../../../web/search/finds.ts';
import { usePageTitle } from '../../../web/shell/page-title.ts';
import { momentWords } from '../../../web/words/moment.ts';
import { reportPath } from '../report-queries.web.ts';
import { indicatorLibrary, type LibraryLine } from './library.endpoints.ts';
import './library-page.css';

/** The library of indicators: what each counts in plain words, how, over what time, who keeps it, and which reports tell it. */
export function LibraryPage() {
  usePageTitle('指标库');
  const desk = useDesk();
  const [asked, setAsked] = useState('');
  const { data } = useQuery({ queryKey: ['report', 'library'], queryFn: () => api.call(indicatorLibrary, {}) });
  const lines = new Map((data?.lines ?? []).map((line) => [line.indicator, line]));
  const word = asked.trim().toLowerCase();
  const owners = desk.registry.modules
    .map(({ label, indicators }) => ({
      label,
      all: indicators.flatMap(({ ledger, all }) =>
        Object.entries(all).map(([name, indicator]) => ({ code: `${ledger.name}.${name}`, ledger, indicator })),
      ),
    }))
    .map(({ label, all }) => ({
      label,
      all: all.filter(
        ({ code, ledger, indicator }) =>
          word === '' || [indicator.label, ledger.label, code].some((text) => placeOfWord(text, word) !== undefined),
      ),
    }))
    .filter(({ all }) => all.length > 0);
  const count = owners.reduce((sum, { all }) => sum + all.length, 0);
  return (
    <div className="page library">
      <header className="page-head">
        <h1>指标库</h1>
        <Input.Search
          aria-label="查指标"
          placeholder="名称、拼音首字母或代码"
          value={asked}
          onChange={({ target }) => setAsked(target.value)}
        />
      </header>
      <p className="quiet">{count} 个指标。报告中的每个数字都由其中一个按筛选条件计出，写报告时键入“/”插入。</p>
      {owners.map(({ label, all }) => (
        <section key={label} aria-label={label}>
          <h2>{label}</h2>
          <ul>
            {all.map(({ code, ledger, indicator }) => (
              <Line key={code} code={code} ledger={ledger} indicator={indicator} line={lines.get(code)} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface LineProps {
  readonly code: string;
  readonly ledger: AnyLedger;
  readonly indicator: AnyIndicator;
  readonly line: LibraryLine | undefined;
}

function Line({ code, ledger, indicator, line }: LineProps) {
  const say = useSay({});
  return (
    <li id={code}>
      <p>
        <b>{indicator.label}</b>（{indicator.unit}） <span className="quiet">{code}</span>
      </p>
      <p>
        {formulaWords(ledger, indicator)}
        {indicator.where && `；条件：${whereWords(ledger, indicator.where, say)}`}
      </p>
      <p className="quiet">
        {indicator.at === undefined ? '时点数：截至日仍然成立的' : '时期数：统计期内发生的'}
        {line && ` · 口径 ${line.definition.slice(0, 8)}`}
        {line?.since && `，${momentWords(line.since, '')}起用于签发的报告`}
      </p>
      {line && line.uses.length > 0 && (
        <p>
          用于
          {line.uses.map(({ id, title }) => (
            <Anchor key={id} href={reportPath({ report: id })}>
              《{title}》
            </Anchor>
          ))}
        </p>
      )}
    </li>
  );
}

/** How it is counted, by the names of the ledger's own columns. */
function formulaWords(ledger: AnyLedger, { sum, distinct, at, since, until }: AnyIndicator): string {
  const name = (column: string | undefined): string =>
    column === undefined || column === 'createdAt' ? '登记时间' : (ledger.fields[column]?.label ?? column);
  const what = sum
    ? `“${ledger.label}”的${name(sum)}合计`
    : distinct
      ? `“${ledger.label}”中不同${name(distinct)}的个数`
      : `“${ledger.label}”的条数`;
  if (at !== undefined) return `${what}，按${name(at)}计入统计期`;
  return `${what}，${name(since)}不晚于截止日${until === undefined ? '' : `、${name(until)}未到`}`;
}
