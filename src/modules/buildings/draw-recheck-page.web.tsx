import { useRouter } from '@tanstack/react-router';
import { addDays } from '../../kernel/calendar.ts';
import { parse } from '../../kernel/schema.ts';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { type Column, columnOf } from '../../web/fields/column.ts';
import { listPath } from '../../web/fields/paths.ts';
import { LedgerForm } from '../../web/ledger/ledger-form.tsx';
import { useMe } from '../../web/names.ts';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { drawRecheck } from './building.endpoints.ts';
import { recheckSample } from './recheck.ledger.ts';
import '../../web/ledger/form.css';

const within: Column = { name: 'within', kind: 'area', label: '抽查区域', required: true };
const columns = ['name', 'among', 'wanted', 'dueOn'].flatMap((name) => columnOf(recheckSample, name) ?? []);

/** Draws surveyed buildings for a second look: where, among which, how many, until when. */
export function DrawRecheckPage() {
  usePageTitle(drawRecheck.label);
  const router = useRouter();
  const me = useMe();
  const { today } = useNow();
  return (
    <div className="page">
      <nav className="quiet screen-only" aria-label="所在位置">
        <Anchor href={listPath(recheckSample)}>{recheckSample.label}</Anchor>
      </nav>
      <header className="page-head">
        <div>
          <h1>{drawRecheck.label}</h1>
          <p className="quiet">随机种子由系统生成并随抽查保存，抽取结果任何人都可以按规则重新算出</p>
        </div>
      </header>
      <LedgerForm
        ledger={recheckSample}
        what="draw"
        seen={null}
        start={{ within: me.posts[0]?.area ?? null, among: 'surveyed', wanted: 50, dueOn: addDays(today, 30) }}
        columns={[...columns.slice(0, 1), within, ...columns.slice(1)]}
        titles={{}}
        verb="抽取"
        send={({ id, values }) => api.call(drawRecheck, parse(drawRecheck.input, { ...values, id }))}
        onDone={({ id }) => router.history.replace(`/rechecks/${id}`)}
        onCancel={() => router.history.back()}
      />
    </div>
  );
}
