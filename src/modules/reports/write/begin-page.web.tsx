import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Button, Radio, Select } from 'antd';
import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { halfYearBefore, parsePeriod } from '../../../kernel/period.ts';
import { api } from '../../../web/api.ts';
import { useNow } from '../../../web/clock.ts';
import { usePageTitle } from '../../../web/shell/page-title.ts';
import { problemWords } from '../../../web/words/problem.ts';
import { periodChoices } from '../period-choices.ts';
import { report } from '../report.ledger.ts';
import { keptTemplatesQuery, savedQuery } from '../report-queries.web.ts';
import { structures } from '../structures/structures.ts';
import { beginReport } from './section.endpoints.ts';
import { writePath } from './writing.web.ts';
import './write-page.css';
import { DayInput } from '../../../web/dates/date-input.tsx';

const days = 'days';
const about: Readonly<Record<keyof typeof structures, string>> = {
  threeParts: '总结、问题、计划三章，标题领起段落，一是二是连写',
  objectives: '先报目标完成情况，再逐项报重点工作',
  domains: '三级标题单列，按监管领域分段',
  situationFirst: '先说安全形势，再按专题汇报，后列目标和任务',
  sixThemes: '六个字统领，小题连续编号',
};

/** Begins a report: for which period, and by which outline or after which earlier report. */
export function BeginPage() {
  usePageTitle('新编报告');
  const { today } = useNow();
  const router = useRouter();
  const queries = useQueryClient();
  const { data: saved } = useQuery(savedQuery);
  const [period, setPeriod] = useState(halfYearBefore(today).code);
  const [span, setSpan] = useState({ from: `${today.slice(0, 4)}-01-01`, to: today });
  const [from, setFrom] = useState('structure:threeParts');
  const [id] = useState(uuidv7);
  const begin = useMutation({
    mutationFn: () => {
      const [kind, ...rest] = from.split(':');
      const key = rest.join(':');
      const code = period === days ? `${span.from}..${span.to}` : period;
      parsePeriod(code);
      return api.call(beginReport, {
        id,
        period: code,
        from: beginningOf(kind, key),
      });
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: [report.name] });
      router.history.push(writePath(id));
    },
  });
  const options = periodChoices(today).map(({ label, periods }) => ({
    label,
    options: periods.map(({ code, label: words }) => ({ value: code, label: words })),
  }));
  const { data: kept } = useQuery(keptTemplatesQuery);
  const templates = kept?.templates ?? [];
  const like = (saved?.rows ?? []).filter((row) => Object.hasOwn(structures, String(row['template'])));
  return (
    <div className="page">
      <header className="page-head">
        <h1>新编报告</h1>
      </header>
      <div className="begin-form">
        <label htmlFor="begin-period">统计期</label>
        <Select
          id="begin-period"
          aria-label="统计期"
          showSearch={{ optionFilterProp: 'label' }}
          value={period}
          onChange={setPeriod}
          options={[...options, { label: '其他', options: [{ value: days, label: '任意起止日期' }] }]}
        />
        {period === days && (
          <div className="begin-days">
            <DayInput aria-label="从" value={span.from} onChange={(from) => setSpan({ ...span, from: from ?? '' })} />
            <DayInput aria-label="到" value={span.to} onChange={(to) => setSpan({ ...span, to: to ?? '' })} />
          </div>
        )}
        <Radio.Group
          className="begin-outlines"
          aria-label="体例"
          value={from}
          onChange={({ target }) => setFrom(String(target.value))}
        >
          {Object.entries(structures).map(([key, { label }]) => (
            <Radio key={key} value={`structure:${key}`}>
              {label}
              <span className="quiet">{about[key as keyof typeof structures]}</span>
            </Radio>
          ))}
          {templates.map(({ name, version, headings }, at) => {
            const isLatest = templates.findIndex((one) => one.name === name) === at;
            return (
              <Radio key={`${name} ${version}`} value={`template:${version}:${name}`}>
                本单位模板“{name}”第 {version} 版{isLatest ? '' : '（旧版）'}
                <span className="quiet">
                  {headings
                    .filter((heading) => heading !== '')
                    .map(plain)
                    .join('、')}
                </span>
              </Radio>
            );
          })}
          {like.map(({ id: other, ...row }) => (
            <Radio key={other} value={`report:${other}`}>
              照《{String(row['title'])}》
              <span className="quiet">沿用那份报告的章节和文字，数字按新的统计期重新计</span>
            </Radio>
          ))}
        </Radio.Group>
        {begin.error && <p role="alert">{problemWords(begin.error)}</p>}
        <div>
          <Button type="primary" loading={begin.isPending} onClick={() => begin.mutate()}>
            开始编写
          </Button>
        </div>
      </div>
    </div>
  );
}

/** What a report is begun from, as the choice names it: 'structure:domains', 'report:…', 'template:2:半年总结'. */
function beginningOf(kind: string | undefined, key: string) {
  if (kind === 'report') return { report: key };
  if (kind !== 'template') return { structure: key };
  const [version = '', ...name] = key.split(':');
  return { template: name.join(':'), version: Number(version) };
}

/** A heading without the slots of its period. */
const plain = (heading: string) => heading.replaceAll(/\{\w+\}/g, '');
