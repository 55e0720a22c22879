import type { AnyRow } from '../../kernel/ledger.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { newPath } from '../../web/fields/paths.ts';
import { hotspot } from '../warnings/index.ts';
import { forestFire } from './forest-fire.ledger.ts';
import { WayPage } from './way-page.web.tsx';

const stations = [
  ['接收', (row: AnyRow) => row['createdAt']],
  ['派核', (row: AnyRow) => row['dispatchedAt']],
  // Who reported without saying that they arrived was there.
  ['到场', (row: AnyRow) => row['arrivedAt'] ?? row['reportedAt']],
  ['反馈', (row: AnyRow) => row['reportedAt']],
  ['销号', (row: AnyRow) => row['closedAt']],
] as const;

/** One hot spot; one that turned out to be a fire leads to its entry in the ledger of fires. */
export function HotspotPage() {
  return <WayPage ledger={hotspot} stations={stations} after={enterFire} />;
}

function enterFire({ id, area, name, seenAt, place, result }: AnyRow) {
  if (result !== 'fire') return null;
  const given = { hotspot: id, name, foundAt: seenAt, place, foundBy: 'hotspot', area };
  return (
    <p>
      <Anchor href={newPath(forestFire, given)}>登记森林火灾</Anchor>
    </p>
  );
}
