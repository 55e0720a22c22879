import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { AskTip } from './ask-tip.web.tsx';
import { SendTip } from './send-tip.web.tsx';
import './tip-page.css';

/** Where anyone informs and asks what became of it: no sign-in, nothing kept on the phone. */
export function TipPage() {
  usePageTitle('安全问题举报');
  const { county = '' } = useParams({ strict: false });
  const [asking, setAsking] = useState(false);
  return (
    <main className="tip-page">
      <h1>安全问题举报</h1>
      <nav className="tip-tabs" aria-label="举报与查询">
        <button type="button" aria-pressed={!asking} onClick={() => setAsking(false)}>
          我要举报
        </button>
        <button type="button" aria-pressed={asking} onClick={() => setAsking(true)}>
          查询进度
        </button>
      </nav>
      {/* Both stay: what was typed in one is there when one comes back from the other. */}
      <div hidden={asking}>
        <SendTip county={county} />
      </div>
      <div hidden={!asking}>
        <AskTip county={county} />
      </div>
    </main>
  );
}
