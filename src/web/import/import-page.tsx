import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import { type DragEvent, useId, useState } from 'react';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { useNow } from '../clock.ts';
import { Anchor } from '../fields/anchor.tsx';
import { listPath } from '../fields/paths.ts';
import { usePeopleNames, useRoles } from '../names.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { numberWords, sizeWords } from '../words/amount.ts';
import { momentWords } from '../words/moment.ts';
import { problemWords } from '../words/problem.ts';
import { type BatchLine, importPath, imports, isAtWork } from './import-calls.ts';
import './import.css';

/** Where rows of a ledger are brought in from a table: the template, the file, and what was brought before. */
export function ImportPage({ ledger }: { readonly ledger: AnyLedger }) {
  usePageTitle(`导入${ledger.label}`);
  const mayCreate = useRoles().some((role) => ledger.may.create.includes(role));
  return (
    <div className="page import-page">
      <nav className="quiet screen-only" aria-label="所在位置">
        <Anchor href={listPath(ledger)}>{ledger.label}</Anchor>
      </nav>
      <header className="page-head">
        <h1>导入{ledger.label}</h1>
        {mayCreate && (
          <Button href={imports.templateUrl(ledger)} download>
            下载模板
          </Button>
        )}
      </header>
      {mayCreate ? (
        <>
          <FileBox ledger={ledger} />
          <Earlier ledger={ledger} />
        </>
      ) : (
        <p>您的岗位不能登记{ledger.label}，因此也不能导入，如需办理请联系有权限的同事。</p>
      )}
    </div>
  );
}

/** Takes a file by choosing it or by letting it fall here. */
function FileBox({ ledger }: { readonly ledger: AnyLedger }) {
  const router = useRouter();
  const id = useId();
  const [isOver, setIsOver] = useState(false);
  const { mutate, isPending, error, variables } = useMutation({
    mutationFn: (file: File) => imports.upload(ledger, file),
    onSuccess: (batch) => router.history.push(importPath(ledger, batch.id)),
  });
  const take = (file: File | null | undefined) => file && mutate(file);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files.item(0));
  };
  return (
    <section aria-label="选择文件">
      <label
        htmlFor={id}
        className={isOver ? 'file-box over' : 'file-box'}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <b>{isPending ? `正在读取 ${variables.name}` : '选择文件，或拖到这里'}</b>
        <span className="quiet">
          .xlsx、.xls、.csv，最大 120 MB。现有的表格可以直接用，列的顺序和名称不必与模板一致。
        </span>
        <input
          id={id}
          type="file"
          className="visually-hidden"
          accept=".xlsx,.xls,.csv,.xlsm,.et,.txt"
          disabled={isPending}
          onChange={(event) => {
            take(event.target.files?.item(0));
            event.target.value = '';
          }}
        />
      </label>
      {error && <p role="alert">{problemWords(error)}</p>}
    </section>
  );
}

/** The batches of before, the newest first. */
function Earlier({ ledger }: { readonly ledger: AnyLedger }) {
  const { data } = useQuery({
    queryKey: ['imports', ledger.name],
    queryFn: () => imports.list(ledger),
    refetchInterval: ({ state }) => (state.data?.some(isAtWork) ? 2000 : false),
  });
  const { today } = useNow();
  const nameOf = usePeopleNames();
  if (!data || data.length === 0) return null;
  return (
    <section aria-label="导入记录">
      <h2>导入记录</h2>
      <div className="import-scroll">
        <table className="import-table">
          <thead>
            <tr>
              <th scope="col">文件</th>
              <th scope="col">时间</th>
              <th scope="col">导入人</th>
              <th scope="col">状态</th>
              <th scope="col">结果</th>
            </tr>
          </thead>
          <tbody>
            {data.map((batch) => (
              <tr key={batch.id}>
                <td>
                  <Anchor href={importPath(ledger, batch.id)}>{batch.fileName}</Anchor>{' '}
                  <span className="quiet">{sizeWords(batch.fileSize)}</span>
                </td>
                <td>{momentWords(batch.createdAt, today)}</td>
                <td>{nameOf(batch.createdBy)}</td>
                <td>
                  {batch.stateLabel}
                  {batch.historical && <span className="quiet"> 历史数据</span>}
                </td>
                <td>{resultWords(batch)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** What came of a batch, in a few words. */
function resultWords({ state, tally, progress, fault }: BatchLine): string {
  if (fault) return fault;
  const { undone } = progress;
  if (state === 'undone' && undone)
    return `撤回 ${numberWords(undone.withdrawn + undone.restored)} 条${undone.kept > 0 ? `，保留 ${numberWords(undone.kept)} 条` : ''}`;
  if (!tally || state === 'matching') return '';
  const parts = [
    ['新登记', tally.created],
    ['更新', tally.updated],
    ['未导入', tally.refused],
  ] as const;
  return parts.flatMap(([word, count]) => (count > 0 ? [`${word} ${numberWords(count)}`] : [])).join('，');
}
