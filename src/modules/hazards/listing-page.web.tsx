import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useRouter } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { dayOf } from '../../kernel/calendar.ts';
import { parse } from '../../kernel/schema.ts';
import { api } from '../../web/api.ts';
import { Labelled } from '../../web/board/labelled.tsx';
import { useNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { textOf } from '../../web/fields/field-ui.ts';
import { rowPath } from '../../web/fields/paths.ts';
import { recordIn } from '../../web/filter/list-state.ts';
import { StateMark } from '../../web/ledger/cell.tsx';
import { useRoles } from '../../web/names.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { dayWords } from '../../web/words/moment.ts';
import { fieldProblems, problemWords } from '../../web/words/problem.ts';
import { hazard } from './hazard.ledger.ts';
import { listingBoard, type ListingBoard, proposeListing } from './listing.endpoints.ts';
import { listedSupervision } from './listing.ledger.ts';
import '../../web/board/board.css';
import '../../web/ledger/form.css';
import '../../web/ledger/list.css';

type Unlisted = ListingBoard['unlisted'][number];

/** Major hazards that nobody has listed yet: what of the five is missing, and the way to propose each. */
export function ListingPage() {
  usePageTitle('提请挂牌督办');
  const { today } = useNow();
  const given = recordIn(useLocation().searchStr, 'given');
  const [chosen, setChosen] = useState(textOf(given['hazard']));
  const mayPropose = useRoles().some((role) => proposeListing.by.includes(role));
  const { data } = useQuery({
    queryKey: [hazard.name, 'listing-board'],
    queryFn: () => api.call(listingBoard, {}),
    throwOnError: true,
  });
  if (!data) return <PageSkeleton />;
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>提请挂牌督办</h1>
          <p className="quiet">未销号、还没有挂牌的重大事故隐患；五落实齐全方可提请，督办期限与责令整改期限一致</p>
        </div>
      </header>
      {data.unlisted.length === 0 && <p className="quiet">没有等待挂牌的重大事故隐患。</p>}
      {data.unlisted.map((one) => (
        <section key={one.id} className="board-section" aria-label={one.summary}>
          <div className="board-head">
            <h2>
              <Anchor href={rowPath(hazard, one.id)}>{one.summary}</Anchor>
            </h2>
            <StateMark ledger={hazard} state={one.state} />
          </div>
          <p>
            {one.siteName}，{dayWords(dayOf(one.foundAt), today)}发现
            {one.dueOn !== null && `，限 ${dayWords(one.dueOn, today)}前整改`}
          </p>
          {one.missing.length > 0 ? (
            <p className="board-warning">五落实还缺：{one.missing.join('、')}，请先责令整改</p>
          ) : (
            mayPropose &&
            (chosen === one.id ? (
              <Proposal of={one} onCancel={() => setChosen('')} />
            ) : (
              <Button onClick={() => setChosen(one.id)}>提请挂牌</Button>
            ))
          )}
        </section>
      ))}
    </div>
  );
}

function Proposal({ of, onCancel }: { readonly of: Unlisted; readonly onCancel: () => void }) {
  const router = useRouter();
  const queries = useQueryClient();
  const [id] = useState(uuidv7);
  const [typed, setTyped] = useState({
    level: 'county',
    requirements: `${of.siteName}应按五落实要求限期治理，治理期间落实管控措施，完成后申请验收摘牌。`,
  });
  const sending = useMutation({
    mutationFn: () => api.call(proposeListing, parse(proposeListing.input, { id, hazard: of.id, ...typed })),
    onSuccess: async () => {
      await queries.invalidateQueries();
      router.history.push(rowPath(listedSupervision, id));
    },
  });
  const faults = fieldProblems(sending.error);
  return (
    <form
      className="form"
      aria-label="提请挂牌"
      onSubmit={(event) => {
        event.preventDefault();
        if (!sending.isPending) sending.mutate();
      }}
    >
      {sending.error && (
        <p className="notice" role="alert">
          {problemWords(sending.error)}
        </p>
      )}
      <Labelled name="level" label="督办级别" fault={faults['level']}>
        {(field) => (
          <Select
            id={field}
            value={typed.level}
            onChange={(level: string) => setTyped({ ...typed, level })}
            options={Object.entries(listedSupervision.fields.level.options).map(([value, label]) => ({ value, label }))}
          />
        )}
      </Labelled>
      <Labelled name="requirements" label="督办要求" fault={faults['requirements']}>
        {(field) => (
          <Input.TextArea
            id={field}
            autoSize={{ minRows: 2, maxRows: 8 }}
            value={typed.requirements}
            onChange={(event) => setTyped({ ...typed, requirements: event.target.value })}
          />
        )}
      </Labelled>
      <div className="form-end">
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          提请挂牌
        </Button>
        <Button onClick={onCancel}>取消</Button>
      </div>
    </form>
  );
}
