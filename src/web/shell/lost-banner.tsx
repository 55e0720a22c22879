import { connection } from '../connection.ts';
import { useStore } from '../store.ts';

/** Says that the server cannot be reached, for as long as it cannot. */
export function LostBanner() {
  const lost = useStore(connection) === 'lost';
  return (
    <div role="status" className="screen-only">
      {lost && <p className="lost">连接不上服务器，正在重试。已填写的内容仍在本页，请不要关闭页面。</p>}
    </div>
  );
}
