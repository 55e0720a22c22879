import type { AnyRow } from '../../kernel/ledger.ts';
import { forestFire } from './forest-fire.ledger.ts';
import { WayPage } from './way-page.web.tsx';

const stations = [
  ['发现', (row: AnyRow) => row['foundAt']],
  ['报告', (row: AnyRow) => row['reportedAt']],
  ['扑灭', (row: AnyRow) => row['outAt']],
  ['查处', (row: AnyRow) => row['handledOn']],
] as const;

/** One fire from being seen to what came of it. */
export function ForestFirePage() {
  return <WayPage ledger={forestFire} stations={stations} />;
}
