import { useQuery } from '@tanstack/react-query';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { listPath, rowPath } from '../../web/fields/paths.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { momentWords } from '../../web/words/moment.ts';
import { channelHealth } from './board.endpoints.ts';
import { channel } from './channel.ledger.ts';
import '../../web/around/work.css';
import '../../web/board/board.css';
import '../../web/ledger/list.css';

const words = { sound: '正常', slow: '回执慢', failing: '不通', unknown: '尚未启动' } as const;

/** How the channels are doing, and for whoever keeps them the address that their vendors send receipts to. */
export function ChannelsPage() {
  usePageTitle(channelHealth.label);
  const { today } = useNow();
  const { data } = useQuery({
    queryKey: [channel.name, 'health'],
    queryFn: () => api.call(channelHealth, {}),
    throwOnError: true,
  });
  if (!data) return <PageSkeleton />;
  return (
    <div className="page">
      <header className="page-head">
        <h1>{channelHealth.label}</h1>
        <Anchor href={listPath(channel)}>叫应通道</Anchor>
      </header>
      {data.channels.length === 0 && <p className="quiet">还没有启用的通道。请在叫应通道里登记供应商。</p>}
      {data.channels.map(({ id, name, kind, state, words: why, since, receiptsPath }) => (
        <section key={id} className="work-section" aria-label={name}>
          <h2>
            <Anchor href={rowPath(channel, id)}>{name}</Anchor>
          </h2>
          <p>
            {kind}：{words[state]}
            {why !== '' && `，${why}`}
            {since !== null && `，${momentWords(since, today)} 起`}
          </p>
          {receiptsPath !== null && (
            <p className="quiet">
              回执地址（填到供应商后台，不要外传）：
              <span className="board-code">{`${window.location.origin}${receiptsPath}`}</span>
            </p>
          )}
        </section>
      ))}
    </div>
  );
}
