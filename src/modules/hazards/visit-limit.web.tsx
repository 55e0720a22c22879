import { useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { dayOf } from '../../kernel/calendar.ts';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { textOf } from '../../web/fields/field-ui.ts';
import { listPath } from '../../web/fields/paths.ts';
import { dayWords } from '../../web/words/moment.ts';
import { drawPick, unlimitedMethods, visit, wayAsks } from '../inspections/index.ts';
import { visitLimit, type VisitLimit } from './visit-limit.endpoints.ts';
import type { Values } from './visit-draft.ts';

interface Limit {
  readonly known: VisitLimit | undefined;
  readonly isBeyond: boolean;
  /** The fields that this visit must be asked because of it. */
  readonly asks: readonly string[];
}

/** How the visit that is being entered stands to the yearly limit of its site. */
export function useVisitLimit(siteId: string, values: Values): Limit {
  const on = dayOf(textOf(values['startedAt']) || '2000-01-01T00:00:00.000Z');
  const { data: known } = useQuery({
    queryKey: [visit.name, 'limit', siteId, on.slice(0, 4)],
    queryFn: () => api.call(visitLimit, { site: siteId, on }),
    enabled: siteId !== '' && on > '2000-12',
  });
  const method = textOf(values['method']);
  const counts = !unlimitedMethods.some((each) => each === method);
  const isBeyond = known !== undefined && counts && known.visits >= known.limit;
  const isJoint = method === 'joint';
  const ways = (wayAsks[method] ?? []).filter((name) => name !== 'campaign'); // asked of every visit
  const asks = [...ways, ...(isBeyond && !isJoint ? ['limitReason'] : [])];
  return { known, isBeyond, asks };
}

/** Says that a site has had its visits of the year, and offers the lots and filings that wait for one: this visit may be what they are for. */
export function VisitLimitNotice({
  limit: { known, isBeyond },
  values,
  onChange,
}: {
  readonly limit: Limit;
  readonly values: Values;
  readonly onChange: (values: Values) => void;
}) {
  const { today } = useNow();
  if (!known) return null;
  const near = known.visits + 1 === known.limit;
  const [waiting] = known.picks;
  const filing = values['method'] === 'covert' ? undefined : known.filings[0];
  const isByLot = values['method'] === 'doubleRandom';
  if (!isBeyond && !near && !waiting && !filing && !isByLot) return null;
  return (
    <div className="form-notice" role="status">
      {isBeyond &&
        `本年度已入企检查 ${known.visits} 次，达到上限 ${known.limit} 次：请写明理由，或与其他部门联合检查。`}
      {!isBeyond && near && `本年度已入企检查 ${known.visits} 次，这次之后达到上限 ${known.limit} 次。`}
      {waiting && (
        <p>
          该单位已在“{waiting.draw}”中抽中，{dayWords(waiting.visitBy, today)}前要检查。
          <Checkbox
            checked={values['pick'] === waiting.id}
            onChange={({ target }) => onChange({ pick: target.checked ? waiting.id : null })}
          >
            这次检查一并完成
          </Checkbox>
        </p>
      )}
      {isByLot && !waiting && (
        <p>
          该单位没有等待检查的抽签。<Anchor href={listPath(drawPick, { state: 'picked' })}>看待检查的抽中单位</Anchor>
        </p>
      )}
      {filing && (
        <p>
          {filing.department}已备案 {dayWords(filing.plannedOn, today)}到该单位检查。
          <Checkbox
            checked={values['filing'] === filing.id}
            onChange={({ target }) => onChange({ filing: target.checked ? filing.id : null })}
          >
            这次就是备案的检查
          </Checkbox>
        </p>
      )}
    </div>
  );
}
