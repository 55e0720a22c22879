import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { RowAnswer } from '../../kernel/wire.ts';
import { api } from '../../web/api.ts';
import { RowFrame } from '../../web/around/row-frame.tsx';
import { DocumentsPart } from '../../web/documents/documents-part.tsx';
import { areasQuery, useMe, useRoles } from '../../web/names.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { problemWords } from '../../web/words/problem.ts';
import { documentCalls } from '../documents/index.ts';
import { issueDocument } from './coordination.endpoints.ts';
import { documentCopy, issuedDocument } from './issued-document.ledger.ts';
import { useRow } from '../../web/around/use-row.ts';
import './coordination.css';

/** A document on its way out: once signed, the units it goes to are chosen and it is numbered; then it can be printed. */
export function IssuePage() {
  const { id = '' } = useParams({ strict: false });
  const answer = useRow(issuedDocument, id);
  const roles = useRoles();
  if (!answer) return <PageSkeleton />;
  const mayIssue = answer.row.state === 'signed' && issueDocument.by.some((role) => roles.includes(role));
  return (
    <RowFrame
      ledger={issuedDocument}
      answer={answer}
      lead={mayIssue && <Recipients answer={answer} />}
      work={answer.row['issuedOn'] !== null && <DocumentsPart calls={documentCalls} ledger={issuedDocument} id={id} />}
    />
  );
}

function Recipients({ answer }: { readonly answer: RowAnswer }) {
  const { county } = useMe();
  const queries = useQueryClient();
  const { data: areas = [] } = useQuery(areasQuery);
  const towns = areas.filter(({ id }) => id.length === 9);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [others, setOthers] = useState('');
  const units = others.split('\n').flatMap((line) => line.trim() || []);
  const recipients = [
    ...towns.filter(({ id }) => chosen.includes(id)).map(({ id, name }) => ({ unit: name, area: id })),
    ...units.map((unit) => ({ unit, area: county.code })),
  ];
  const { id, version } = answer.row;
  const issuing = useMutation({
    mutationFn: () => api.call(issueDocument, { id, version, recipients }),
    onSuccess: () =>
      Promise.all([issuedDocument, documentCopy].map(({ name }) => queries.invalidateQueries({ queryKey: [name] }))),
  });
  return (
    <section className="work-section screen-only" aria-label="收文单位">
      <h2>收文单位</h2>
      <Checkbox
        checked={towns.length > 0 && chosen.length === towns.length}
        indeterminate={chosen.length > 0 && chosen.length < towns.length}
        onChange={(event) => setChosen(event.target.checked ? towns.map((town) => town.id) : [])}
      >
        全部乡镇（{towns.length}）
      </Checkbox>
      <div className="recipients" role="group" aria-label="乡镇">
        {towns.map((town) => (
          <Checkbox
            key={town.id}
            checked={chosen.includes(town.id)}
            onChange={(event) =>
              setChosen(event.target.checked ? [...chosen, town.id] : chosen.filter((each) => each !== town.id))
            }
          >
            {town.name}
          </Checkbox>
        ))}
      </div>
      <label htmlFor="other-units">部门、企业和其他单位（一行一个）</label>
      <Input.TextArea
        id="other-units"
        autoSize={{ minRows: 2 }}
        value={others}
        onChange={(event) => setOthers(event.target.value)}
      />
      {issuing.error && (
        <p className="notice" role="alert">
          {problemWords(issuing.error)}
        </p>
      )}
      <Button
        type="primary"
        disabled={recipients.length === 0}
        loading={issuing.isPending}
        onClick={() => issuing.mutate()}
      >
        {recipients.length === 0 ? '请选择收文单位' : `编号印发给 ${recipients.length} 个单位`}
      </Button>
    </section>
  );
}
