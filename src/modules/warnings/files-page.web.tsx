import { useMutation } from '@tanstack/react-query';
import { type DragEvent, type ReactNode, useId, useState } from 'react';
import { api } from '../../web/api.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { listPath, rowPath } from '../../web/fields/paths.ts';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { problemWords } from '../../web/words/problem.ts';
import { hotspot } from './hotspot.ledger.ts';
import { type HotspotsTaken, takeCap, takeHotspots } from './warning.endpoints.ts';
import { earlyWarning } from './warning.ledger.ts';
import '../../web/around/work.css';
import '../../web/board/board.css';
import '../../web/import/import.css';
import './warnings.css';

/** Files of other networks: a message of the warning network, a table of a satellite's hot spots. What became of each is said in words. */
export function WarningFilesPage() {
  usePageTitle('导入报文、热点');
  return (
    <div className="page">
      <header className="page-head">
        <h1>导入报文、热点</h1>
        <Anchor href="/warnings-in-force">在效预警</Anchor>
      </header>
      <FileBox
        title="预警报文"
        hint="预警发布平台的 CAP 1.2 报文（.xml），一次一份；同一份再导入不会重复"
        accept=".xml,.cap,text/xml,application/xml"
        send={(text) => api.call(takeCap, { xml: text })}
      >
        {({ id, outcome, headline }) => (
          <>
            {outcomes[outcome]}：<Anchor href={rowPath(earlyWarning, id)}>{headline}</Anchor>
            {(outcome === 'taken' || outcome === 'updated') && '。打开后核对补全，转审签'}
          </>
        )}
      </FileBox>
      <FileBox
        title="卫星热点"
        hint="FIRMS 格式的热点表（.csv，含 latitude、longitude、acq_date、acq_time）；本县界线外的自动略去"
        accept=".csv,.txt,text/csv"
        send={(text) => api.call(takeHotspots, { csv: text })}
      >
        {(taken) => <HotspotWords taken={taken} />}
      </FileBox>
    </div>
  );
}

const outcomes = {
  taken: '已登记，待研判',
  known: '这份报文此前已经登记',
  updated: '已登记为更新，原预警同时终止，待研判',
  cancelled: '已登记解除，所指预警已解除',
} as const;

function HotspotWords({ taken: { made, joined, known, outside, problems } }: { readonly taken: HotspotsTaken }) {
  const words = [
    `新增热点 ${made} 个`,
    joined > 0 ? `${joined} 个像元并入附近的热点` : '',
    known > 0 ? `${known} 个此前已登记` : '',
    outside > 0 ? `${outside} 个不在本县` : '',
    problems.length > 0 ? `${problems.length} 行有误未采用` : '',
  ];
  return (
    <>
      {words.filter(Boolean).join('，')}。
      {made > 0 && <Anchor href={listPath(hotspot, { state: 'received' })}>去派核</Anchor>}
      {problems.length > 0 && (
        <ul className="warning-bad-lines" aria-label="有误的行">
          {problems.slice(0, 50).map(({ line, words: fault }) => (
            <li key={line}>
              第 {line} 行：{fault}
            </li>
          ))}
          {problems.length > 50 && <li>其余 {problems.length - 50} 行略，请核对文件是否完整</li>}
        </ul>
      )}
    </>
  );
}

/** Takes one file, chosen or dropped, and says what became of it. */
function FileBox<T>({
  title,
  hint,
  accept,
  send,
  children,
}: {
  readonly title: string;
  readonly hint: string;
  readonly accept: string;
  readonly send: (text: string) => Promise<T>;
  readonly children: (answer: T) => ReactNode;
}) {
  const id = useId();
  const [isOver, setOver] = useState(false);
  const { mutate, isPending, error, data, variables } = useMutation({
    mutationFn: async (file: File) => send(await textIn(file)),
  });
  const take = (file: File | null | undefined) => file && mutate(file);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files.item(0));
  };
  return (
    <section className="work-section" aria-label={title}>
      <h2>{title}</h2>
      <label
        htmlFor={id}
        className={isOver ? 'file-box over' : 'file-box'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <b>{isPending ? `正在读取 ${variables.name}` : `选择${title}文件，或拖到这里`}</b>
        <span className="quiet">{hint}</span>
        <input
          id={id}
          type="file"
          className="visually-hidden"
          accept={accept}
          disabled={isPending}
          onChange={(event) => {
            take(event.target.files?.item(0));
            event.target.value = '';
          }}
        />
      </label>
      {error && (
        <p className="notice" role="alert">
          {variables?.name}：{problemWords(error)}
        </p>
      )}
      {data !== undefined && (
        <div className="board-good warning-words" role="status">
          {variables?.name}：{children(data)}
        </div>
      )}
    </section>
  );
}

/** The text of a file, which mainland platforms write in UTF-8 or in GB 18030. */
async function textIn(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
