import { useParams } from '@tanstack/react-router';
import { RowFrame } from '../../web/around/row-frame.tsx';
import { useRow } from '../../web/around/use-row.ts';
import { Way } from '../../web/around/way.tsx';
import { textOf } from '../../web/fields/field-ui.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { hotspot } from '../warnings/index.ts';

const stations = [
  ['接收', 'createdAt'],
  ['派核', 'dispatchedAt'],
  ['到场', 'arrivedAt'],
  ['反馈', 'reportedAt'],
  ['销号', 'closedAt'],
] as const;

/** One hot spot: how far its verification has come, and the steps of whoever stands before it. */
export function HotspotPage() {
  const { id = '' } = useParams({ strict: false });
  const answer = useRow(hotspot, id);
  if (!answer) return <PageSkeleton />;
  const { row } = answer;
  // Who reported without saying that they arrived was there.
  const at = (name: string) => textOf(row[name === 'arrivedAt' && !row['arrivedAt'] ? 'reportedAt' : name]);
  const lead = <Way stations={stations.map(([words, name]) => ({ words, at: at(name) }))} />;
  return <RowFrame ledger={hotspot} answer={answer} lead={lead} />;
}
