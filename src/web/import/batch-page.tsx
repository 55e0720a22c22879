import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm, Progress as Bar } from 'antd';
import { useState } from 'react';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { Anchor } from '../fields/anchor.tsx';
import { listPath } from '../fields/paths.ts';
import { PageSkeleton } from '../shell/page-skeleton.tsx';
import { usePageTitle } from '../shell/page-title.ts';
import { numberWords } from '../words/amount.ts';
import { problemWords } from '../words/problem.ts';
import { Asks } from './asks.tsx';
import { type BatchView, type Decided, importPath, imports, isAtWork } from './import-calls.ts';
import { Matching } from './matching.tsx';
import { Told } from './told.tsx';
import './import.css';

const steps = ['选择文件', '对应列', '检查', '导入', '结果'] as const;
const stepAt: Readonly<Record<BatchView['state'], number>> = {
  matching: 1,
  checking: 2,
  checked: 2,
  running: 3,
  cancelled: 3,
  done: 4,
  undoing: 4,
  undone: 4,
};

/** One import on its way: its columns, its check, its writing, what came of it, and the way back. */
export function BatchPage({ ledger, id }: { readonly ledger: AnyLedger; readonly id: string }) {
  const queries = useQueryClient();
  const queryKey = ['imports', ledger.name, id];
  const { data: batch, error } = useQuery({
    queryKey,
    queryFn: () => imports.view(id),
    refetchInterval: ({ state }) => (state.data && isAtWork(state.data) ? 800 : false),
    throwOnError: (_, { state }) => state.data === undefined,
  });
  const [isBack, setIsBack] = useState(false);
  const did = useMutation({
    mutationFn: (what: 'run' | 'cancel' | 'undo' | Decided) =>
      typeof what === 'string' ? imports.act(id, what) : imports.check(id, what),
    onSuccess: () => setIsBack(false),
    onSettled: () => queries.invalidateQueries({ queryKey: ['imports', ledger.name] }),
  });
  usePageTitle(batch ? `导入 ${batch.fileName}` : '导入');
  if (!batch) return error ? null : <PageSkeleton />;
  const { state } = batch;
  const isMatching = state === 'matching' || (state === 'checked' && isBack);
  const at = isMatching ? 1 : stepAt[state];
  return (
    <div className="page import-page">
      <nav className="quiet screen-only" aria-label="所在位置">
        <Anchor href={listPath(ledger)}>{ledger.label}</Anchor> / <Anchor href={importPath(ledger)}>导入</Anchor>
      </nav>
      <header className="page-head">
        <h1>{batch.fileName}</h1>
      </header>
      <ol className="import-steps" aria-label="步骤">
        {steps.map((step, place) => (
          <li key={step} aria-current={place === at ? 'step' : undefined} className={place < at ? 'past' : ''}>
            {step}
          </li>
        ))}
      </ol>
      {(did.error ?? batch.fault) && (
        <p role="alert" className="import-fault">
          {did.error ? problemWords(did.error) : batch.fault}
        </p>
      )}
      {!batch.isMine && isAtWorkOrOpen(batch) && <p className="quiet">由上传文件的人继续办理。</p>}
      {isMatching && (
        <Matching key={id} batch={batch} isBusy={did.isPending} onCheck={(decided) => did.mutate(decided)} />
      )}
      {isAtWork(batch) && <Working batch={batch} onStop={() => did.mutate('cancel')} />}
      {state === 'checked' && !isMatching && (
        <Checked
          batch={batch}
          isBusy={did.isPending}
          onBack={() => setIsBack(true)}
          onDo={(what) => did.mutate(what)}
        />
      )}
      {['done', 'cancelled', 'undone'].includes(state) && (
        <Ended ledger={ledger} batch={batch} isBusy={did.isPending} onDo={(what) => did.mutate(what)} />
      )}
    </div>
  );
}

const isAtWorkOrOpen = ({ state }: BatchView) => ['matching', 'checked'].includes(state);

const phases = { reading: '正在读取', checking: '正在检查', writing: '正在导入', undoing: '正在撤回' } as const;

/** How far the server is; the page may be left meanwhile. */
function Working({ batch, onStop }: { readonly batch: BatchView; readonly onStop: () => void }) {
  const { phase, done, of } = batch.progress;
  return (
    <section aria-label="进度">
      <p role="status">
        {phase ? phases[phase] : batch.stateLabel}，{numberWords(done)}
        {of === null ? ' 行' : ` / ${numberWords(of)} 行`}。可以离开此页，稍后从导入记录回来。
      </p>
      <Bar percent={of ? (done / of) * 100 : 0} showInfo={false} size="small" aria-label="进度" />
      {batch.state !== 'undoing' && batch.isMine && (
        <p className="row-of">
          <Button onClick={onStop}>停止</Button>
        </p>
      )}
    </section>
  );
}

interface Doing {
  readonly batch: BatchView;
  readonly isBusy: boolean;
  readonly onDo: (what: 'run' | 'undo' | Decided) => void;
}

/** What the check has found, and the decision to import. */
function Checked({ batch, isBusy, onBack, onDo }: Doing & { readonly onBack: () => void }) {
  const { tally, progress } = batch;
  const coming = (tally?.created ?? 0) + (tally?.updated ?? 0);
  const again = (answers: Decided['answers']) => onDo({ ...decidedOf(batch), answers });
  return (
    <section aria-label="检查结果">
      <Tally batch={batch} isPlan />
      {progress.asks && progress.asks.length > 0 && (
        <Asks asks={progress.asks} batch={batch} isBusy={isBusy} onAnswer={again} />
      )}
      {batch.isMine && (
        <p className="row-of screen-only">
          <Button type="primary" loading={isBusy} disabled={coming === 0} onClick={() => onDo('run')}>
            {coming === 0 ? '没有可导入的行' : `导入 ${numberWords(coming)} 行`}
          </Button>
          <Button onClick={onBack}>修改对应的列</Button>
          <Download batch={batch} />
        </p>
      )}
      <Told batch={batch} />
    </section>
  );
}

/** What came of the import, and the way back. */
function Ended({ ledger, batch, isBusy, onDo }: Doing & { readonly ledger: AnyLedger }) {
  const { state, tally, progress } = batch;
  const written = (tally?.created ?? 0) + (tally?.updated ?? 0);
  const { undone } = progress;
  return (
    <section aria-label="结果">
      {state === 'undone' && undone && (
        <p role="status">
          已撤回：{numberWords(undone.withdrawn)} 条新登记的已从台账撤出（内容和履历仍保留），
          {numberWords(undone.restored)} 条更新的已恢复原值
          {undone.kept > 0 && `，${numberWords(undone.kept)} 条因导入后又有变动而保留，见下表`}。
        </p>
      )}
      {state === 'cancelled' && (
        <p role="status">已停在第 {numberWords(progress.done)} 行，之前的行已经导入。可以接着导入，也可以整批撤回。</p>
      )}
      <Tally batch={batch} />
      <p className="row-of screen-only">
        {state === 'cancelled' && batch.isMine && (
          <Button type="primary" loading={isBusy} onClick={() => onDo('run')}>
            接着导入
          </Button>
        )}
        <Anchor href={listPath(ledger)}>查看{ledger.label}</Anchor>
        <Download batch={batch} />
        {state !== 'undone' && batch.isMine && written > 0 && (
          <Popconfirm
            title={`撤回这次导入的 ${numberWords(written)} 条？`}
            description="新登记的撤出台账，更新的恢复原值；之后又被修改过的不动，并逐条说明。"
            okText="撤回"
            cancelText="不撤回"
            onConfirm={() => onDo('undo')}
          >
            <Button loading={isBusy}>整批撤回</Button>
          </Popconfirm>
        )}
      </p>
      <Told batch={batch} />
    </section>
  );
}

function Download({ batch }: { readonly batch: BatchView }) {
  if (batch.faults + batch.notices === 0) return null;
  return (
    <>
      <Button href={imports.annotatedUrl(batch.id, 'told')} download>
        下载有问题的行
      </Button>
      <Button href={imports.annotatedUrl(batch.id, 'all')} download type="link">
        下载标注问题的全表
      </Button>
    </>
  );
}

const outcomes = [
  ['created', '新登记'],
  ['updated', '更新'],
  ['unchanged', '无变化'],
  ['skipped', '跳过'],
  ['refused', '不能导入'],
] as const;

/** The figures of a batch: their sum is how many rows were read. */
function Tally({ batch, isPlan }: { readonly batch: BatchView; readonly isPlan?: boolean }) {
  const { tally } = batch;
  if (!tally) return null;
  return (
    <dl className="import-tally">
      <div>
        <dt>读到</dt>
        <dd>{numberWords(tally.read)} 行</dd>
      </div>
      {outcomes.map(([name, label]) => (
        <div key={name} className={name === 'refused' && tally[name] > 0 ? 'bad' : ''}>
          <dt>{isPlan && (name === 'created' || name === 'updated') ? `将${label}` : label}</dt>
          <dd>{numberWords(tally[name])}</dd>
        </div>
      ))}
    </dl>
  );
}

function decidedOf({ sheets, duplicates, historical, answers }: BatchView): Decided {
  return {
    sheets: sheets.map(({ index, headLine, columns }) => ({
      index,
      headLine,
      names: columns.map(({ name }) => name),
      units: columns.map(({ unit }) => unit),
    })),
    duplicates,
    historical,
    answers,
  };
}
