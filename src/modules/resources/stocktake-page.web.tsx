import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { AnyRow } from '../../kernel/ledger.ts';
import { parse } from '../../kernel/schema.ts';
import type { RowAnswer } from '../../kernel/wire.ts';
import { api } from '../../web/api.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { textOf } from '../../web/fields/field-ui.ts';
import { listPath } from '../../web/fields/paths.ts';
import { StateMark } from '../../web/ledger/cell.tsx';
import { Facts } from '../../web/ledger/facts.tsx';
import { History } from '../../web/ledger/history.tsx';
import { Steps } from '../../web/ledger/steps.tsx';
import { useRoles } from '../../web/names.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { fieldProblems, problemWords } from '../../web/words/problem.ts';
import { withOwnSteps } from '../../web/around/own-steps.ts';
import { approveStocktake, saveCounts } from './stocktake.endpoints.ts';
import { stocktake, stocktakeLine } from './stocktake.ledger.ts';
import { useRow } from '../../web/around/use-row.ts';
import '../../web/ledger/list.css';
import '../../web/ledger/row.css';
import '../../web/ledger/form.css';
import './resources.css';

const byHand = withOwnSteps(stocktake);

/** One count of a store: what the book says, what was found, and the differences that somebody else approves. */
export function StocktakePage() {
  const { id = '' } = useParams({ strict: false });
  const answer = useRow(stocktake, id);
  const { data: lines } = useQuery({ queryKey: [stocktakeLine.name, 'of', id], queryFn: () => linesOf(id) });
  return answer && lines ? <Opened answer={answer} lines={lines} /> : <PageSkeleton />;
}

async function linesOf(id: string): Promise<readonly AnyRow[]> {
  const found: AnyRow[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof api.list>> = await api.list(stocktakeLine, {
      where: { stocktake: id },
      sort: 'id',
      limit: 200,
      ...(after === null ? {} : { after }),
    });
    found.push(...page.rows);
    after = page.next;
  } while (after !== null);
  return found;
}

interface Counting {
  readonly answer: RowAnswer;
  readonly lines: readonly AnyRow[];
}

function Opened({ answer, lines }: Counting) {
  const { row, titles } = answer;
  const title = textOf(row['name']);
  usePageTitle(title);
  const roles = useRoles();
  const may = (by: readonly string[]) => roles.some((role) => by.includes(role));
  const version = lines.reduce((sum, line) => sum + line.version, 0);
  return (
    <div className="page row-page">
      <nav className="quiet screen-only" aria-label="所在位置">
        <Anchor href={listPath(stocktake)}>物资盘点</Anchor>
      </nav>
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          <p className="row-marks">
            <StateMark ledger={stocktake} state={row.state} />
            <span>{titles[textOf(row['storage'])]}</span>
          </p>
        </div>
        <div className="row-of screen-only">
          <Button onClick={() => window.print()}>打印盘点表</Button>
        </div>
      </header>
      <div className="row-columns">
        <div>
          {row.state === 'counting' && may(saveCounts.by) ? (
            <Enter key={version} lines={lines} />
          ) : (
            <section className="work-section">
              <h2>盘点明细</h2>
              <Table lines={lines} />
            </section>
          )}
          {row.state === 'submitted' && may(approveStocktake.by) && <Approve answer={answer} lines={lines} />}
          <Facts ledger={stocktake} answer={answer} />
        </div>
        <aside>
          <Steps ledger={stocktake} answer={answer} waiting={byHand} />
          <History ledger={stocktake} id={row.id} titles={titles} />
        </aside>
      </div>
    </div>
  );
}

function Head() {
  return (
    <thead>
      <tr>
        <th scope="col">批次</th>
        <th scope="col">有效期至</th>
        <th scope="col" className="number">
          账面
        </th>
        <th scope="col" className="number">
          实盘
        </th>
        <th scope="col" className="number">
          差异
        </th>
        <th scope="col">原因</th>
      </tr>
    </thead>
  );
}

function Table({ lines }: Pick<Counting, 'lines'>) {
  return (
    <table className="work-table">
      <Head />
      <tbody>
        {lines.map((line) => {
          const difference = line['counted'] === null ? null : Number(line['counted']) - Number(line['book']);
          return (
            <tr key={line.id} className={difference ? 'differs' : undefined}>
              <th scope="row">{textOf(line['name'])}</th>
              <td data-label="有效期至">{textOf(line['expiresOn']) || '—'}</td>
              <td data-label="账面" className="number">
                {Number(line['book'])}
              </td>
              <td data-label="实盘" className="number">
                {line['counted'] === null ? '未填' : Number(line['counted'])}
              </td>
              <td data-label="差异" className="number">
                {difference === null ? '' : signed(difference)}
              </td>
              <td data-label="原因">{textOf(line['reason'])}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

type Typed = Readonly<Record<string, { readonly counted?: number | null; readonly reason?: string }>>;

function Enter({ lines }: Pick<Counting, 'lines'>) {
  const queries = useQueryClient();
  const [typed, setTyped] = useState<Typed>({});
  const of = (line: AnyRow) => ({
    counted: typed[line.id]?.counted ?? (line['counted'] === null ? null : Number(line['counted'])),
    reason: typed[line.id]?.reason ?? textOf(line['reason']),
  });
  const changed = lines.filter((line) => typed[line.id] !== undefined);
  const saving = useMutation({
    mutationFn: () => {
      const rows = changed.map((line) => {
        const { counted, reason } = of(line);
        return { id: line.id, version: line.version, counted, reason: reason.trim() || null };
      });
      return api.call(saveCounts, parse(saveCounts.input, { lines: rows }));
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: [stocktakeLine.name] }),
  });
  const set = (id: string, part: Typed[string]) => setTyped((now) => ({ ...now, [id]: { ...now[id], ...part } }));
  const faults = fieldProblems(saving.error);
  const left = lines.filter((line) => of(line).counted === null).length;
  return (
    <section className="work-section" aria-label="录入实盘数">
      <h2>录入实盘数</h2>
      {saving.error && (
        <p className="notice" role="alert">
          {problemWords(saving.error)}
        </p>
      )}
      <table className="work-table">
        <Head />
        <tbody>
          {lines.map((line) => {
            const { counted, reason } = of(line);
            const difference = counted === null ? 0 : counted - Number(line['book']);
            const fault = faults[`lines.${changed.indexOf(line)}.reason`];
            return (
              <tr key={line.id} className={difference === 0 ? undefined : 'differs'}>
                <th scope="row">{textOf(line['name'])}</th>
                <td data-label="有效期至">{textOf(line['expiresOn']) || '—'}</td>
                <td data-label="账面" className="number">
                  {Number(line['book'])}
                </td>
                <td data-label="实盘" className="number">
                  <InputNumber<number>
                    aria-label={`${textOf(line['name'])}实盘数`}
                    min={0}
                    precision={0}
                    controls={false}
                    value={counted}
                    onChange={(value) => set(line.id, { counted: value })}
                  />
                </td>
                <td data-label="差异" className="number">
                  {difference === 0 ? '' : signed(difference)}
                </td>
                <td data-label="原因">
                  {(difference !== 0 || reason !== '') && (
                    <Input
                      aria-label={`${textOf(line['name'])}差异原因`}
                      value={reason}
                      onChange={(event) => set(line.id, { reason: event.target.value })}
                    />
                  )}
                  {fault && <p className="field-error">{fault}</p>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className="form-end">
        <Button
          type="primary"
          loading={saving.isPending}
          disabled={changed.length === 0}
          onClick={() => saving.mutate()}
        >
          保存
        </Button>
        <span className="quiet">{left > 0 ? `还有 ${left} 行未填` : '已全部填写，保存后可提交核准'}</span>
      </div>
    </section>
  );
}

function Approve({ answer: { row }, lines }: Counting) {
  const queries = useQueryClient();
  const [opinion, setOpinion] = useState('');
  const differing = lines.filter((line) => line['counted'] !== line['book']);
  const approving = useMutation({
    mutationFn: () => {
      const seen = lines.map(({ id, version }) => ({ id, version }));
      const asked = { id: row.id, version: row.version, opinion, lines: seen };
      return api.call(approveStocktake, parse(approveStocktake.input, asked));
    },
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <section className="work-section" aria-label="核准">
      <h2>核准</h2>
      {approving.error && (
        <p className="notice" role="alert">
          {problemWords(approving.error)}
        </p>
      )}
      <p>
        共 {lines.length} 行，{differing.length} 行有差异；核准后差异记为盘盈、盘亏。
      </p>
      <label className="field">
        核准意见
        <Input value={opinion} onChange={(event) => setOpinion(event.target.value)} />
      </label>
      <Button
        type="primary"
        loading={approving.isPending}
        disabled={opinion.trim() === ''}
        onClick={() => approving.mutate()}
      >
        核准入账
      </Button>
    </section>
  );
}

const signed = (count: number) => (count > 0 ? `+${count}` : String(count));
