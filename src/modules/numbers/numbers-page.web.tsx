import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useNow } from '../../web/clock.ts';
import { useRoles } from '../../web/names.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { dayWords } from '../../web/words/moment.ts';
import { NumberForm } from './number-form.web.tsx';
import { NumberHistory } from './number-history.web.tsx';
import { numbersQuery } from './number-queries.web.ts';
import { type LawLine, type NumberLine, setNumber } from './numbers.endpoints.ts';
import './numbers-page.css';

/** Every number of a law or a locality: what is in force, on what it rests, whether it was checked, who changed it and when. */
export function NumbersPage() {
  usePageTitle('法定与本地数字');
  const roles = useRoles();
  const { data } = useQuery({ ...numbersQuery, throwOnError: true });
  const [changing, setChanging] = useState<NumberLine>();
  if (!data) return <PageSkeleton />;
  const { numbers, laws } = data;
  const mayChange = roles.some((role) => setNumber.by.includes(role));
  const open = numbers.filter(({ verified }) => !verified).length + laws.filter(({ verified }) => !verified).length;
  const lawOf = (key: string) => laws.find((law) => law.key === key);
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
      <section aria-label="数字">
        <h2>数字</h2>
        {numbers.map((number) => (
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
      <section aria-label="依据">
        <h2>依据的条文</h2>
        {laws.map((law) => (
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
