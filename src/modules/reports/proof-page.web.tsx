import { useMutation, useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { api } from '../../web/api.ts';
import { useRoles } from '../../web/names.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { problemWords } from '../../web/words/problem.ts';
import { composedWords } from './composed-words.ts';
import { proofMemory } from './proof-memory.ledger.ts';
import { proofreadText, type SentText, type ShownFinding } from './proof.endpoints.ts';
import { ProofFinding } from './proof-finding.web.tsx';
import { ProofText } from './proof-text.web.tsx';
import { composeQuery, openQuery } from './report-queries.web.ts';
import { pasted, SendText } from './send-text.web.tsx';
import '../../web/around/work.css';
import '../../web/ledger/list.css';
import './proof-page.css';

/** The proof-reader: a text that is pasted, uploaded, or the composed report the address names. */
export function ProofPage() {
  usePageTitle('校对');
  const asked = new URLSearchParams(useLocation().searchStr);
  const [report, period] = [asked.get('report'), asked.get('period')];
  const saved = useQuery({ ...openQuery(report ?? ''), enabled: report !== null, throwOnError: true });
  const live = useQuery({
    ...composeQuery(period ?? ''),
    enabled: report === null && period !== null,
    throwOnError: true,
  });
  const content = saved.data ?? live.data;
  if ((report ?? period) !== null && !content) return <PageSkeleton />;
  return <Proof key={`${report} ${period}`} given={content ? composedWords(content) : ''} />;
}

function Proof({ given }: { readonly given: string }) {
  const [text, setText] = useState(given);
  const [settled, setSettled] = useState<ReadonlySet<ShownFinding>>(new Set());
  const [chosen, setChosen] = useState<ShownFinding>();
  const roles = useRoles();
  const read = useMutation({
    mutationFn: (sent: SentText) => api.call(proofreadText, sent),
    onSuccess: (answer) => {
      setText(answer.text);
      setSettled(new Set());
      setChosen(undefined);
    },
  });
  const keep = useMutation({
    mutationFn: ({ category, quote }: ShownFinding) => api.create(proofMemory, uuidv7(), { category, quote }),
    onSuccess: (_, finding) => setSettled((before) => new Set([...before, finding])),
  });
  const problem = read.error ?? keep.error;
  const open = (read.data?.findings ?? []).filter((finding) => !settled.has(finding));
  const mayKeep = roles.some((role) => proofMemory.may.create.includes(role));
  return (
    <div className="page proof-page">
      <header className="page-head">
        <div>
          <h1>校对</h1>
          <p className="quiet">查序号、数字、时间、标点、错别字和固定说法，并同台账核对</p>
        </div>
        {read.data && <Button onClick={() => read.reset()}>修改正文</Button>}
      </header>
      {problem && <p role="alert">{problemWords(problem)}</p>}
      {!read.data && (
        <SendText text={text} onText={setText} onSend={read.mutate} label="校对" isBusy={read.isPending} />
      )}
      {read.data && (
        <div className="proof-columns">
          <ProofText text={read.data.text} findings={open} chosen={chosen} onChoose={setChosen} />
          <aside aria-label="发现的问题">
            <p role="status">{countWords(open, read.data.kept)}</p>
            <ol>
              {open.map((finding) => (
                <ProofFinding
                  key={`${finding.line} ${finding.at} ${finding.category} ${finding.quote}`}
                  finding={finding}
                  isChosen={finding === chosen}
                  onChoose={() => setChosen(finding)}
                  onAccept={() => setSettled((before) => new Set([...before, finding]))}
                  onKeep={mayKeep ? () => keep.mutate(finding) : undefined}
                />
              ))}
            </ol>
            <Button loading={read.isPending} onClick={() => read.mutate(pasted(text))}>
              重新校对
            </Button>
          </aside>
        </div>
      )}
    </div>
  );
}

function countWords(findings: readonly ShownFinding[], kept: number): string {
  const of = (certainty: ShownFinding['certainty']) => findings.filter((each) => each.certainty === certainty).length;
  const more = kept > 0 ? `，另有 ${kept} 处按留用略去` : '';
  if (findings.length === 0) return `没有发现问题${more}`;
  return `确定 ${of('H')} 处，很可能 ${of('M')} 处，供参考 ${of('L')} 处${more}`;
}
