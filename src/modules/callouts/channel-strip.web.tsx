import { useQuery } from '@tanstack/react-query';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { momentWords } from '../../web/words/moment.ts';
import { channelHealth } from './board.endpoints.ts';
import { channel } from './channel.ledger.ts';
import '../../web/board/board.css';
import './callouts.css';

const useHealth = () =>
  useQuery({ queryKey: [channel.name, 'health'], queryFn: () => api.call(channelHealth, {}) }).data?.channels;

/** Says which channels do not work now, and when there is none at all; nothing while all do. */
export function ChannelStrip() {
  if (useHealth()?.length === 0) return <p className="board-warning">还没有启用的叫应通道，叫不到的人都要上门叫醒。</p>;
  return <IllChannels />;
}

/** Says which channels do not work now; nothing while all do. */
export function IllChannels() {
  const { today } = useNow();
  const ill = useHealth()?.filter(({ state }) => state === 'failing' || state === 'slow') ?? [];
  if (ill.length === 0) return null;
  return (
    <div role="status" className="call-ill">
      {ill.map(({ id, name, kind, words, since }) => (
        <p key={id} className="board-warning">
          {kind}通道“{name}”{words}
          {since !== null && `，${momentWords(since, today)} 起`}
        </p>
      ))}
    </div>
  );
}
