import { useLocation, useParams, useRouter } from '@tanstack/react-router';
import { Anchor } from '../../web/fields/anchor.tsx';
import { textOf } from '../../web/fields/field-ui.ts';
import { recordIn } from '../../web/filter/list-state.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { beginWarning } from './warning.endpoints.ts';
import { useBeginning, WarningForm } from './warning-form.web.tsx';

/** Writing a warning: of nothing, or of what the address gives: the one it replaces, an alarm. */
export function WarnPage() {
  const given = recordIn(useLocation().searchStr, 'given');
  const [alarm, replaces] = [textOf(given['alarm']) || null, textOf(given['replaces']) || null];
  return <Warn key={alarm ?? replaces} alarm={alarm} replaces={replaces} />;
}

/** Writing a warning of a gauge's alarm. */
export function WarnOfAlarm() {
  const { id = '' } = useParams({ strict: false });
  return <Warn alarm={id} replaces={null} />;
}

function Warn({ alarm, replaces }: { readonly alarm: string | null; readonly replaces: string | null }) {
  const router = useRouter();
  usePageTitle(beginWarning.label);
  const beginning = useBeginning({ alarm, replaces });
  if (!beginning) return <PageSkeleton />;
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{beginWarning.label}</h1>
          <p className="quiet warning-words">
            {replaces !== null && '这是对原预警的更新，发布时原预警同时终止。'}
            {alarm !== null && '已按监测报警预填。'}
            有报文文件的，<Anchor href="/warning-files">导入报文</Anchor>更快
          </p>
        </div>
      </header>
      <WarningForm
        row={null}
        start={beginning.start}
        hours={beginning.hours}
        what={['new', alarm ?? replaces ?? ''].join(':')}
        onCancel={() => router.history.push('/warnings-in-force')}
      />
    </div>
  );
}
