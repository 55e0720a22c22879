import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams, useRouter } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { dayOf } from '../../kernel/calendar.ts';
import type { AnyLedger, Row } from '../../kernel/ledger.ts';
import { draftSchema, parse } from '../../kernel/schema.ts';
import { api } from '../../web/api.ts';
import { useRow } from '../../web/around/use-row.ts';
import { useNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { columnsOf } from '../../web/fields/column.ts';
import { textOf } from '../../web/fields/field-ui.ts';
import { FieldEdit } from '../../web/fields/index.tsx';
import { listPath } from '../../web/fields/paths.ts';
import { recordIn } from '../../web/filter/list-state.ts';
import { LedgerForm } from '../../web/ledger/ledger-form.tsx';
import { nameOf } from '../../web/ledger/cell.tsx';
import { useMe } from '../../web/names.ts';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { accident } from '../accidents/index.ts';
import { hazard } from '../hazards/index.ts';
import { visit } from '../inspections/index.ts';
import { site } from '../sites/index.ts';
import { enforcementCase } from './case.ledger.ts';
import { openCase } from './enforcement.endpoints.ts';
import { type Violation, violationLibrary } from './violation-library.ts';
import '../../web/ledger/form.css';
import '../../web/fields/fields.css';
import './enforcement.css';

const asked = (
  'name source visit hazard accident foundOn actEndedOn site partyKind party partyCode partyIdNumber partyAddress ' +
  'partyHead partyPhone sector cause violation act breached penaltyClause grave complex procedure unit ' +
  'mode delegation handlers'
).split(' ');
const columns = columnsOf(enforcementCase).filter(({ name }) => asked.includes(name));
const siteColumn = columns.find(({ name }) => name === 'site');

/** Opens a case: first whose and which act, then the form with all that follows from these filled in. */
export function OpenCasePage() {
  usePageTitle('提请立案');
  return <Opening given={recordIn(useLocation().searchStr, 'given')} />;
}

/** Opens a case for a hazard that was found (立案查处). */
export const CaseOfHazard = () => <OpenedFrom ledger={hazard} given={givenByHazard} />;

/** Opens a case against whoever answers for an accident: its penalties are the cases opened here. */
export const CaseOfAccident = () => <OpenedFrom ledger={accident} given={givenByAccident} />;

/** Opens a case for what a visit found. */
export const CaseOfVisit = () => <OpenedFrom ledger={visit} given={givenByVisit} />;

const givenByHazard = ({ id, site: siteId, visit: visitId, foundAt }: Row<typeof hazard>) => ({
  site: siteId,
  hazard: id,
  visit: visitId,
  source: visitId === null ? 'hazard' : 'inspection',
  foundOn: dayOf(foundAt),
});
const givenByAccident = ({ id, site: siteId, occurredAt }: Row<typeof accident>) => ({
  site: siteId,
  accident: id,
  source: 'accident',
  cause: 'accident',
  foundOn: dayOf(occurredAt),
});
const givenByVisit = ({ id, site: siteId, startedAt }: Row<typeof visit>) => ({
  site: siteId,
  visit: id,
  source: 'inspection',
  foundOn: dayOf(startedAt),
});

function OpenedFrom<L extends AnyLedger>({
  ledger,
  given,
}: {
  readonly ledger: L;
  readonly given: (row: Row<L>) => Given;
}) {
  usePageTitle('立案查处');
  const { id = '' } = useParams({ strict: false });
  const answer = useRow(ledger, id);
  if (!answer) return <PageSkeleton />;
  const names = { ...answer.titles, [id]: nameOf(ledger, answer.row) };
  return <Opening given={given(answer.row as unknown as Row<L>)} names={names} />; // the row of its own ledger
}

type Given = Readonly<Record<string, unknown>>;

function Opening({ given, names = {} }: { readonly given: Given; readonly names?: Readonly<Record<string, string>> }) {
  const [siteId, setSite] = useState<unknown>(given['site'] ?? null);
  const [violation, setViolation] = useState<Violation | 'none'>();
  const { data: answer } = useQuery({
    queryKey: [site.name, 'row', siteId],
    queryFn: () => api.row(site, String(siteId)),
    enabled: typeof siteId === 'string',
  });
  const isReady = violation !== undefined && (siteId === null || answer !== undefined);
  return (
    <div className="page open-case">
      <nav className="quiet screen-only" aria-label="所在位置">
        <Anchor href={listPath(enforcementCase)}>执法案件</Anchor>
      </nav>
      <header className="page-head">
        <h1>提请立案</h1>
      </header>
      {!isReady && siteColumn && (
        <div className="field">
          <label htmlFor="case-site">涉案单位</label>
          <p className="hint" id="case-site-hint">
            当事人不是监管单位的不选
          </p>
          <FieldEdit
            id="case-site"
            column={siteColumn}
            value={siteId}
            of={{ ledger: enforcementCase, id: '', titles: {} }}
            onChange={setSite}
            update={(change) => setSite(change)}
            invalid={false}
            describedBy="case-site-hint"
          />
        </div>
      )}
      {!isReady && <Library onChoose={setViolation} />}
      {isReady && (
        <CaseForm key={String(siteId)} given={given} names={names} of={answer?.row ?? null} violation={violation} />
      )}
    </div>
  );
}

/** The library of acts: by a word of it, with clause and amounts. */
function Library({ onChoose }: { readonly onChoose: (chosen: Violation | 'none') => void }) {
  const [word, setWord] = useState('');
  const found = violationLibrary.filter(({ act, penaltyClause, code }) =>
    `${act}${penaltyClause}${code}`.includes(word.trim()),
  );
  return (
    <section aria-label="违法行为库">
      <h2>违法行为</h2>
      <div className="library-tools">
        <Input
          aria-label="查找违法行为"
          placeholder="如：培训、隐患、九十九条"
          value={word}
          onChange={(event) => setWord(event.target.value)}
        />
        <Button onClick={() => onChoose('none')}>不在库中，直接填写</Button>
      </div>
      {found.length === 0 && <p className="quiet">没有找到“{word}”，请换一个词，或者直接填写</p>}
      <ul className="library">
        {found.map((each) => (
          <li key={each.code}>
            <button type="button" onClick={() => onChoose(each)}>
              <b>{each.act}</b>
              <span className="quiet">
                {each.penaltyClause}
                {each.verified ? '' : '（待核实）'}　罚款
                {each.least > 0 ? ` ${each.least}—${each.most} 元` : ` ${each.most} 元以下`}
                {each.afterOrder ? '　责令改正逾期未改' : ''}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface CaseFormProps {
  readonly given: Given;
  readonly names: Readonly<Record<string, string>>;
  readonly of: Readonly<Record<string, unknown>> | null;
  readonly violation: Violation | 'none';
}

function CaseForm({ given, names, of, violation }: CaseFormProps) {
  const router = useRouter();
  const me = useMe();
  const { today } = useNow();
  const isOfficer = me.posts.some(({ role }) => role === 'inspector' || role === 'sectionChief');
  const act = violation === 'none' ? null : violation;
  const isUnit = act?.party !== 'individual';
  const start = {
    source: 'inspection',
    foundOn: today,
    procedure: 'ordinary',
    unit: isOfficer ? 'bureau' : 'township',
    mode: 'regular',
    handlers: [me.id],
    partyKind: isUnit ? 'unit' : 'individual',
    ...(of === null
      ? {}
      : {
          site: of['id'],
          sector: of['sector'],
          party: isUnit ? of['name'] : of['principal'],
          partyCode: isUnit ? of['creditCode'] : null,
          partyAddress: of['address'],
          partyHead: isUnit ? of['principal'] : `${String(of['name'])}主要负责人`,
        }),
    ...(act === null
      ? {}
      : {
          violation: act.code,
          cause: act.cause,
          act: act.act,
          breached: act.breached,
          penaltyClause: act.penaltyClause,
          name: `${of === null ? '' : String(isUnit ? of['name'] : of['principal'])}${act.act}案`.slice(0, 200),
        }),
    ...given,
  };
  const titles = of === null ? names : { ...names, [String(of['id'])]: String(of['name']) };
  return (
    <LedgerForm
      ledger={enforcementCase}
      what={`open:${act?.code ?? ''}:${textOf(of?.['id'])}`}
      seen={null}
      start={start}
      columns={columns}
      titles={titles}
      verb="提请立案"
      send={({ id, values }) => api.call(openCase, { id, draft: parse(draftSchema(enforcementCase), filled(values)) })}
      onDone={({ id }) => router.history.replace(`/cases/${id}`)}
      onCancel={() => router.history.back()}
    />
  );
}

const filled = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ''));
