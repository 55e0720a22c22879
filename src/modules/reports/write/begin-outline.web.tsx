import { useQuery } from '@tanstack/react-query';
import { Button, Radio } from 'antd';
import { useState } from 'react';
import { halfYearBefore } from '../../../kernel/period.ts';
import { useNow } from '../../../web/clock.ts';
import { problemWords } from '../../../web/words/problem.ts';
import { findOutline } from '../outlines.ts';
import { keptTemplatesQuery, savedQuery } from '../report-queries.web.ts';
import { structures } from '../structures/structures.ts';
import { type About, PeriodPicker } from './period-picker.web.tsx';
import { type Beginning, useBegin } from './use-begin.web.ts';

const about: Readonly<Record<keyof typeof structures, string>> = {
  threeParts: '总结、问题、计划三章，标题领起段落，一是二是连写',
  objectives: '先报目标完成情况，再逐项报重点工作',
  domains: '三级标题单列，按监管领域分段',
  situationFirst: '先说安全形势，再按专题汇报，后列目标和任务',
  sixThemes: '六个字统领，小题连续编号',
};
const ofCampaign = 'structure:campaignDrive';
const usual = 'structure:threeParts';

/** Begins a report to a superior: for which period or campaign, and by which outline or after which earlier report. */
export function BeginOutline() {
  const { today } = useNow();
  const [on, setOn] = useState<About>({ period: halfYearBefore(today).code });
  const [from, setFrom] = useState(usual);
  const { data: saved } = useQuery(savedQuery);
  const { data: kept } = useQuery(keptTemplatesQuery);
  const begin = useBegin();
  const isOnCampaign = 'campaign' in on;
  const choose = (next: About) => {
    if ('campaign' in next && from === usual) setFrom(ofCampaign);
    if ('period' in next && from === ofCampaign) setFrom(usual);
    setOn(next);
  };
  const templates = kept?.templates ?? [];
  const like = (saved?.rows ?? []).filter(
    (row) => row['series'] === null && findOutline(String(row['template'])) !== undefined,
  );
  return (
    <>
      <PeriodPicker value={on} onChange={choose} />
      <Radio.Group
        className="begin-outlines"
        aria-label="体例"
        value={from}
        onChange={({ target }) => setFrom(String(target.value))}
      >
        {isOnCampaign && (
          <Radio value={ofCampaign}>
            专项行动体例
            <span className="quiet">总体情况、做法成效、问题和下一步；属于该行动的检查、隐患只计该行动的</span>
          </Radio>
        )}
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
            照《{String(row['title'])}》<span className="quiet">沿用那份报告的章节和文字，数字按新的统计期重新计</span>
          </Radio>
        ))}
      </Radio.Group>
      {begin.error && <p role="alert">{problemWords(begin.error)}</p>}
      <div>
        <Button
          type="primary"
          loading={begin.isPending}
          onClick={() => begin.mutate({ ...on, from: beginningOf(from) })}
        >
          开始编写
        </Button>
      </div>
    </>
  );
}

/** What a report is begun from, as the choice names it: 'structure:domains', 'report:…', 'template:2:半年总结'. */
function beginningOf(choice: string): Beginning['from'] {
  const [kind, key = '', ...name] = choice.split(':');
  if (kind === 'report') return { report: key };
  return kind === 'template' ? { template: name.join(':'), version: Number(key) } : { structure: key };
}

/** A heading without the slots of its period. */
const plain = (heading: string) => heading.replaceAll(/\{\w+\}/g, '');
