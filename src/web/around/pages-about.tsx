import type { AnyLedger } from '../../kernel/ledger.ts';
import { useDesk } from '../desk.ts';
import { Anchor } from '../fields/anchor.tsx';
import { useRoles } from '../names.ts';

/** The modules' own pages about a row of this ledger, as links. */
export function PagesAbout({ ledger, id }: { readonly ledger: AnyLedger; readonly id: string }) {
  const roles = useRoles();
  const { pages } = useDesk();
  return pages
    .flatMap((module) => module.pages ?? [])
    .filter(({ about, by }) => about === ledger && by.some((role) => roles.includes(role)))
    .map(({ path, label }) => (
      <Anchor key={path} className="ant-btn ant-btn-default ant-btn-variant-outlined" href={path.replace('$id', id)}>
        {label}
      </Anchor>
    ));
}
