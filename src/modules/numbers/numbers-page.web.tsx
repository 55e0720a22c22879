import { useQuery } from '@tanstack/react-query';
import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useNow } from '../../web/clock.ts';
import { useRoles } from '../../web/names.ts';
import { placeOfWord } from '../../web/search/finds.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { dayWords } from '../../web/words/moment.ts';
import { NumberForm } from './number-form.web.tsx';
import { NumberHistory } from './number-history.web.tsx';
import { numbersQuery } from './number-queries.web.ts';
import { type LawLine, type NumberLine, setNumber } from './numbers.endpoints.ts';
import './numbers-page.css';

const shown = {
  all: { label: '全部', numbers: () => true, laws: () => true },
  open: {
    label: '待核实',
    numbers: ({ verified }: NumberLine) => !verified,
    laws: ({ verified }: LawLine) => !verified,
  },
  set: { label: '本县改过', numbers: ({ history }: NumberLine) => history.length > 0, laws: () => false },
} as const;
type Shown = keyof typeof shown;

/** Every number of a law or a locality: what is in force, on what it rests, whether it was checked, who changed it and when. */
export function NumbersPage() {
  usePageTitle('法定与本地数字');
  const roles = useRoles();
  const { data } = useQuery({ ...numbersQuery, throwOnError: true });
  const [asked, setAsked] = useState('');
  const [which, setWhich] = useState<Shown>('all');
  const [changing, setChanging] = useState<NumberLine>();
  if (!data) return <PageSkeleton />;
  const { numbers, laws } = data;
  const mayChange = roles.some((role) => setNumber.by.includes(role));
  const open = numbers.filter(({ verified }) => !verified).length + laws.filter(({ verified }) => !verified).length;
  const lawOf = (key: string) => laws.find((law) => law.key === key);
  const word = asked.trim().toLowerCase();
  const isAsked = (...texts: readonly (string | undefined)[]) =>
    word === '' || texts.some((text) => text !== undefined && placeOfWord(text, word) !== undefined);

  const numbersShown = numbers.filter(
    (number) => shown[which].numbers(number) && isAsked(number.label, ...ofLaw(lawOf(number.law))),
  );
  const lawsShown = laws.filter((law) => shown[which].laws(law) && isAsked(...ofLaw(law)));
  return (
    <div className="page numbers-page">
      <header className="page-head">
        <div>
          <h1>法定与本地数字</h1>
          <p className="quiet">
            {numbers.length} 项数字、{laws.length} 条依据，其中 {open} 处待核实。修改前先看会变动哪些期限。
          </p>
        </div>
      </header>
      <div className="number-finding screen-only">
        <Input.Search
          aria-label="查数字"
          placeholder="名称、文件、用途或拼音首字母"
          allowClear
          value={asked}
          onChange={({ target }) => setAsked(target.value)}
        />
        <Segmented<Shown>
          aria-label="看哪些"
          value={which}
          options={Object.entries(shown).map(([value, { label }]) => ({ value: value as Shown, label }))} // its keys
          onChange={setWhich}
        />
      </div>
      {numbersShown.length + lawsShown.length === 0 && (
        <p className="quiet">
          {word === '' ? '本县还没有改过数字。' : '没有找到，换个词试试：数字的名称、所依据的文件，或用在哪个台账。'}
        </p>
      )}
      {numbersShown.length > 0 && (
        <section aria-label="数字">
          <h2>数字</h2>
          {numbersShown.map((number) => (
            <article key={number.key} className="number-card" aria-label={number.label}>
              <div className="number-value">
                <b>{number.value}</b> {number.unit}
              </div>
              <div>
                <h3>
                  {number.label} <Checked verified={number.verified} />
                </h3>
                <Rests law={lawOf(number.law)} />
                <NumberHistory number={number} />
              </div>
              {mayChange && (
                <Button className="screen-only" onClick={() => setChanging(number)} aria-label={`修改${number.label}`}>
                  修改
                </Button>
              )}
            </article>
          ))}
        </section>
      )}
      {lawsShown.length > 0 && (
        <section aria-label="依据">
          <h2>依据的条文</h2>
          {lawsShown.map((law) => (
            <article key={law.key} className="number-card number-law" aria-label={`${law.title}${law.article}`}>
              <div>
                <h3>
                  《{law.title}》{law.article} <Checked verified={law.verified} />
                </h3>
                <Source law={law} />
              </div>
            </article>
          ))}
        </section>
      )}
      {changing && <NumberForm number={changing} onClose={() => setChanging(undefined)} />}
    </div>
  );
}

function Checked({ verified }: { readonly verified: boolean }) {
  return <span className={verified ? 'number-checked' : 'number-open'}>{verified ? '已核实' : '待核实'}</span>;
}

function Rests({ law }: { readonly law: LawLine | undefined }) {
  if (!law) return null;
  return (
    <p>
      《{law.title}》{law.article}
      <br />
      <Source law={law} />
    </p>
  );
}

function Source({ law: { source, effectiveOn, usedBy } }: { readonly law: LawLine }) {
  const { today } = useNow();
  return (
    <span className="quiet">
      来源：{source}
      {effectiveOn && `，${dayWords(effectiveOn, today)}施行`}
      {usedBy.length > 0 && `。用于：${usedBy.join('、')}`}
    </span>
  );
}

/** What a number or a clause is found by besides its own name. */
function ofLaw(law: LawLine | undefined): readonly (string | undefined)[] {
  return [law?.title, law?.article, law?.source, ...(law?.usedBy ?? [])];
}
