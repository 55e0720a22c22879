import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import type { AnyWhere } from '../../../kernel/where.ts';
import { useNow } from '../../../web/clock.ts';
import { useDesk } from '../../../web/desk.ts';
import { useSay } from '../../../web/fields/use-say.ts';
import { whereWords } from '../../../web/filter/chips.ts';
import { Sheet } from '../../../web/ledger/sheet.tsx';
import { areasQuery } from '../../../web/names.ts';
import { problemWords } from '../../../web/words/problem.ts';
import { valueWords } from '../value-words.ts';
import { periodOptions } from '../period-choices.ts';
import type { TextAsk } from '../text/report-text.ts';
import { dimensionsOf, wantedOf, wanting } from './dimensions.web.ts';
import { lookQuery, usePlace } from './writing.web.ts';

const reports = '';

/** Narrows a figure in a text: to a place, to some kinds, to another period than the report's; what it counts then is shown before it is taken. */
export function FigureFilter({ of, onDone, onClose }: FigureFilterProps) {
  const desk = useDesk();
  const say = useSay({});
  const { content } = usePlace();
  const { today } = useNow();
  const { data: areas = [] } = useQuery(areasQuery);
  const [where, setWhere] = useState<AnyWhere>(of.where ?? {});
  const [period, setPeriod] = useState(of.period ?? reports);
  const counted = desk.registry.indicators.get(of.indicator);
  const words = counted ? [whereWords(counted.ledger, where, say), periodName(period, today)] : [];
  const said = words.filter((part) => part !== '').join('，');
  const label = said === '' ? undefined : `${counted?.indicator.label ?? ''}（${said}）`.slice(0, 60);
  const asked: TextAsk = {
    indicator: of.indicator,
    ...(Object.keys(where).length > 0 ? { where } : {}),
    ...(period === reports ? {} : { period }),
    ...(label === undefined ? {} : { label }),
  };
  const { data, error } = useQuery(lookQuery(content.period.code, asked));
  if (!counted) return null;
  const dimensions = dimensionsOf(counted.ledger, areas);
  const isUsed = dimensions.filter((one) => wantedOf(where, one) !== undefined);
  return (
    <Sheet title={`筛选：${counted.indicator.label}`} onClose={onClose}>
      <div className="figure-filter">
        <label htmlFor="figure-period">统计期</label>
        <Select
          id="figure-period"
          value={period}
          onChange={setPeriod}
          options={[{ value: reports, label: `报告的统计期（${content.period.label}）` }, ...periodOptions(today)]}
        />
        {isUsed.map((one) => {
          const id = `figure-${one.path.join('-')}`;
          return (
            <div key={id} className="figure-filter-part">
              <label htmlFor={id}>{one.label}</label>
              <Select
                id={id}
                mode="multiple"
                {...(one.path[0] === 'area' ? { maxCount: 1 } : {})}
                showSearch={{ optionFilterProp: 'label' }}
                placeholder="请选择"
                value={[...(wantedOf(where, one) ?? [])]}
                onChange={(keys: readonly string[]) => setWhere(wanting(where, one, keys))}
                options={one.options.map(({ id: value, name }) => ({ value, label: name }))}
              />
            </div>
          );
        })}
        <Adding
          choices={dimensions
            .filter((one) => !isUsed.includes(one))
            .flatMap((one) =>
              one.options.map(({ id, name }) => ({
                label: `${one.label}：${name}`,
                add: () => setWhere(wanting(where, one, [id])),
              })),
            )}
        />
        <p role="status">
          {error
            ? problemWords(error)
            : data
              ? `${said === '' ? '全部' : said}：${valueWords(data.figure, data.figure.value)}`
              : '正在计数'}
        </p>
        <div className="comment-steps">
          <Button type="primary" disabled={!data} onClick={() => onDone(asked)}>
            用这个数
          </Button>
          <Button onClick={onClose}>取消</Button>
        </div>
      </div>
    </Sheet>
  );
}

export interface FigureFilterProps {
  readonly of: TextAsk;
  readonly onDone: (of: TextAsk) => void;
  readonly onClose: () => void;
}

interface AddingProps {
  readonly choices: readonly { readonly label: string; readonly add: () => void }[];
}

/** One more condition, found by any of its words. */
function Adding({ choices }: AddingProps) {
  return (
    <div className="figure-filter-part">
      <label htmlFor="figure-more">增加条件</label>
      <Select
        id="figure-more"
        showSearch={{ optionFilterProp: 'label' }}
        placeholder="输入乡镇、行业、类别等"
        value={null}
        onChange={(at: number) => choices[at]?.add()}
        options={choices.map(({ label }, value) => ({ value, label }))}
      />
    </div>
  );
}

function periodName(code: string, today: string): string {
  return (
    periodOptions(today)
      .flatMap(({ options }) => options)
      .find(({ value }) => value === code)?.label ?? code
  );
}
