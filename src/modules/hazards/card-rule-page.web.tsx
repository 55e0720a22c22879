import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useRouter } from '@tanstack/react-router';
import { Button, Input, InputNumber, Select } from 'antd';
import { useId, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { AnyRow } from '../../kernel/ledger.ts';
import { parse } from '../../kernel/schema.ts';
import { api } from '../../web/api.ts';
import { Labelled } from '../../web/board/labelled.tsx';
import { Anchor } from '../../web/fields/anchor.tsx';
import { textOf } from '../../web/fields/field-ui.ts';
import { listPath, rowPath } from '../../web/fields/paths.ts';
import { Pills } from '../../web/fields/pills.tsx';
import { useAreaNames } from '../../web/names.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { numberWords } from '../../web/words/amount.ts';
import { fieldProblems, problemWords } from '../../web/words/problem.ts';
import { sectors, site } from '../sites/index.ts';
import { triggerMeanings } from './card-triggers.ts';
import { type CardAsked, type CardTrial, setCardRule, tryCardRule } from './card.endpoints.ts';
import { cardColours, cardRule, cardTriggers } from './card.ledger.ts';
import '../../web/board/board.css';
import '../../web/ledger/form.css';
import '../../web/ledger/list.css';

interface Typed {
  readonly id: string;
  readonly version: number | null;
  readonly name: string;
  readonly measures: string;
  readonly rule: CardAsked;
}

/** Where a rule of cards is set: what it asks, whom it would card today, and only then in force. */
export function CardRulePage() {
  usePageTitle('红黄牌规则');
  const asked = new URLSearchParams(useLocation().searchStr).get('rule');
  const { data } = useQuery({
    queryKey: [cardRule.name, 'row', asked],
    queryFn: () => api.row(cardRule, asked ?? ''),
    enabled: asked !== null,
    throwOnError: true,
  });
  if (asked !== null && !data) return <PageSkeleton />;
  return <Setting key={asked ?? 'new'} first={data ? typedOf(data.row) : emptyRule()} />;
}

function Setting({ first }: { readonly first: Typed }) {
  const [typed, setTyped] = useState(first);
  const { rule } = typed;
  const router = useRouter();
  const queries = useQueryClient();
  const prefix = useId();
  const trial = useMutation({ mutationFn: () => api.call(tryCardRule, parse(tryCardRule.input, { rule })) });
  const sending = useMutation({
    mutationFn: (foreseen: number) =>
      api.call(setCardRule, parse(setCardRule.input, { ...typed, version: typed.version, foreseen })),
    onSuccess: async () => {
      await queries.invalidateQueries();
      router.history.replace(rowPath(cardRule, typed.id));
    },
    onError: () => trial.mutate(),
  });
  const change = (part: Partial<CardAsked>) => {
    setTyped({ ...typed, rule: { ...rule, ...part } });
    trial.reset();
  };
  const trouble = sending.error ?? trial.error;
  const faults = fieldProblems(trouble);
  const { unit, days } = triggerMeanings[rule.trigger];
  return (
    <div className="page">
      <header className="page-head">
        <h1>{first.version === null ? '新建红黄牌规则' : `修改红黄牌规则：${first.name}`}</h1>
      </header>
      {trouble && (
        <p className="notice" role="alert">
          {problemWords(trouble)}
        </p>
      )}
      <form
        className="board-section form"
        aria-label="红黄牌规则"
        onSubmit={(event) => {
          event.preventDefault();
          if (!trial.isPending) trial.mutate();
        }}
      >
        <div className="board-fields">
          <Labelled name="name" label="规则名称" fault={faults['name']}>
            {(id) => (
              <Input
                id={id}
                value={typed.name}
                onChange={(event) => setTyped({ ...typed, name: event.target.value })}
              />
            )}
          </Labelled>
          <div className="field">
            <span className="field-label">亮什么牌</span>
            <Pills
              name={`${prefix}colour`}
              label="亮什么牌"
              options={cardColours}
              value={rule.colour}
              onChange={(colour) => colour && change({ colour })}
            />
          </div>
          <Labelled name="rule.trigger" label="触发条件">
            {(id) => (
              <Select
                id={id}
                value={rule.trigger}
                onChange={(trigger: CardAsked['trigger']) => change({ trigger })}
                options={Object.entries(cardTriggers).map(([value, label]) => ({ value, label }))}
              />
            )}
          </Labelled>
          <Labelled name="rule.days" label="天数" fault={faults['rule.days']}>
            {(id) => (
              <InputNumber<number>
                id={id}
                min={0}
                max={1095}
                precision={0}
                value={rule.days}
                onChange={(next) => change({ days: next ?? 0 })}
                prefix={days}
                suffix="天"
              />
            )}
          </Labelled>
          <Labelled name="rule.threshold" label="达到数量" fault={faults['rule.threshold']}>
            {(id) => (
              <InputNumber<number>
                id={id}
                min={1}
                max={1000}
                precision={0}
                value={rule.threshold}
                onChange={(next) => change({ threshold: next ?? 1 })}
                suffix={`${unit}及以上`}
              />
            )}
          </Labelled>
          <Labelled name="rule.sector" label="适用行业">
            {(id) => (
              <Select
                id={id}
                allowClear
                placeholder="全部行业"
                value={rule.sector ?? null}
                onChange={(sector: CardAsked['sector']) => change({ sector: sector ?? null })}
                options={Object.entries(sectors).map(([value, label]) => ({ value, label }))}
              />
            )}
          </Labelled>
          <Labelled name="measures" label="警示措施" hint="亮牌时告知企业" fault={faults['measures']} isWide>
            {(id) => (
              <Input.TextArea
                id={id}
                autoSize={{ minRows: 2, maxRows: 6 }}
                value={typed.measures}
                onChange={(event) => setTyped({ ...typed, measures: event.target.value })}
              />
            )}
          </Labelled>
        </div>
        <Button htmlType="submit" type={trial.data ? 'default' : 'primary'} loading={trial.isPending}>
          试算会亮谁的牌
        </Button>
      </form>
      {trial.data && (
        <Trial
          trial={trial.data}
          rule={rule}
          isSaving={sending.isPending}
          onEnable={() => sending.mutate(trial.data.carded)}
        />
      )}
    </div>
  );
}

function Trial({
  trial: { sites, carded, first },
  rule,
  isSaving,
  onEnable,
}: {
  readonly trial: CardTrial;
  readonly rule: CardAsked;
  readonly isSaving: boolean;
  readonly onEnable: () => void;
}) {
  const areaName = useAreaNames();
  const { ledger, by, where, unit } = triggerMeanings[rule.trigger];
  const share = sites === 0 ? 0 : Math.round((carded / sites) * 100);
  const isMost = sites > 0 && carded / sites >= 0.3;
  const words = `按今天的数据，会给 ${numberWords(carded)} 家亮${cardColours[rule.colour]}，占适用的 ${numberWords(sites)} 家的 ${share}%`;
  return (
    <section className="board-section" aria-label="试算结果">
      <h2>试算结果</h2>
      <p className={isMost ? 'board-warning' : 'board-good'} role="status">
        {words}
        {isMost && '。范围过大，警示会失去作用，建议提高天数或数量后再试算'}
      </p>
      {first.length > 0 && (
        <div className="board-scroll">
          <table className="board-table">
            <thead>
              <tr>
                <th scope="col">单位</th>
                <th scope="col">所在区域</th>
                <th scope="col" className="number">
                  数量
                </th>
              </tr>
            </thead>
            <tbody>
              {first.map(({ id, name, area, found }) => (
                <tr key={id}>
                  <th scope="row">
                    <Anchor href={rowPath(site, id)}>{name}</Anchor>
                  </th>
                  <td>{areaName(area)}</td>
                  <td className="number">
                    <Anchor href={listPath(ledger, { ...where(rule.days), [by]: id })}>
                      {found} {unit}
                    </Anchor>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {carded > first.length && <p className="quiet">只列出最严重的 {first.length} 家</p>}
      <Button type="primary" onClick={onEnable} loading={isSaving}>
        {carded === 0 ? '启用规则' : `启用规则，给这 ${carded} 家亮牌`}
      </Button>
    </section>
  );
}

const emptyRule = (): Typed => ({
  id: uuidv7(),
  version: null,
  name: '',
  measures: '',
  rule: { colour: 'yellow', trigger: 'rectifyOverdue', days: 7, threshold: 1, sector: null },
});

function typedOf(row: AnyRow): Typed {
  const first = emptyRule();
  const asked = { colour: row['colour'], trigger: row['trigger'], days: row['days'], threshold: row['threshold'] };
  const known = tryCardRule.input.safeParse({ rule: { ...asked, sector: row['sector'] } });
  return {
    id: row.id,
    version: row.version,
    name: textOf(row['name']),
    measures: textOf(row['measures']),
    rule: known.data?.rule ?? first.rule,
  };
}
