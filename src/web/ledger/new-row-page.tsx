import { useLocation, useRouter } from '@tanstack/react-router';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { Anchor } from '../fields/anchor.tsx';
import { listPath, rowPath } from '../fields/paths.ts';
import { useRoles } from '../names.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { recordIn } from '../filter/list-state.ts';
import { RowForm } from './row-form.tsx';
import './row.css';

/** The form of a new row, begun with what the address already knows. */
export function NewRowPage({ ledger }: { readonly ledger: AnyLedger }) {
  const router = useRouter();
  const given = recordIn(useLocation().searchStr, 'given');
  const mayCreate = useRoles().some((role) => ledger.may.create.includes(role));
  usePageTitle(`新建${ledger.label}`);
  return (
    <div className="page new-row-page">
      <nav className="quiet screen-only" aria-label="所在位置">
        <Anchor href={listPath(ledger)}>{ledger.label}</Anchor>
      </nav>
      <header className="page-head">
        <h1>新建{ledger.label}</h1>
      </header>
      {mayCreate ? (
        <RowForm
          ledger={ledger}
          given={given}
          onDone={({ row }) => router.history.replace(rowPath(ledger, row.id))}
          onCancel={() => router.history.back()}
        />
      ) : (
        <p>您的岗位不能登记{ledger.label}，如需登记请联系有权限的同事。</p>
      )}
    </div>
  );
}
