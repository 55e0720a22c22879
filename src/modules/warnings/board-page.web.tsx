import { colours, isColour } from '../../codes/colours.ts';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { api } from '../../web/api.ts';
import { useRow } from '../../web/around/use-row.ts';
import { useNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { listPath, rowPath } from '../../web/fields/paths.ts';
import { StateMark } from '../../web/ledger/cell.tsx';
import { Due } from '../../web/ledger/due.tsx';
import { LevelMark } from '../../web/levels/level-mark.tsx';
import { useMe, useRoles } from '../../web/names.ts';
import { CountyMap } from '../../web/shapes/county-map.tsx';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { momentWords } from '../../web/words/moment.ts';
import { timeLeft } from '../../web/words/time-left.ts';
import { areaShapes } from '../areas/index.ts';
import { callOut } from '../callouts/index.ts';
import { warnPath } from './warn-path.ts';
import { beginWarning, type WarningBoard, warningBoard } from './warning.endpoints.ts';
import { earlyWarning } from './warning.ledger.ts';
import { warningTarget } from './warning-target.ledger.ts';
import '../../web/around/work.css';
import '../../web/fields/fields.css';
import '../../web/board/board.css';
import '../../web/ledger/list.css';
import './warnings.css';

// A form is fetched when it is opened.
const StepForm = lazy(async () => ({ default: (await import('../../web/ledger/step-form.tsx')).StepForm }));

type Shown = WarningBoard['warnings'][number];

/** The warnings in force, where they hold and how long yet, and those on their way to be issued. */
export function WarningBoardPage() {
  usePageTitle(warningBoard.label);
  const router = useRouter();
  const roles = useRoles();
  const { data } = useQuery({
    queryKey: [earlyWarning.name, warningTarget.name, callOut.name, 'board'],
    queryFn: () => api.call(warningBoard, {}),
    throwOnError: true,
  });
  if (!data) return <PageSkeleton />;
  const held = data.warnings.filter(({ issuedAt }) => issuedAt !== null);
  const coming = data.warnings.filter(({ issuedAt }) => issuedAt === null);
  const mayWork = beginWarning.by.some((role) => roles.includes(role));
  return (
    <div className="page">
      <header className="page-head">
        <h1>{warningBoard.label}</h1>
        <div className="row-of screen-only">
          {mayWork && (
            <>
              <Button type="primary" onClick={() => router.history.push('/warn')}>
                {beginWarning.label}
              </Button>
              <Button onClick={() => router.history.push('/warning-files')}>导入报文、热点</Button>
            </>
          )}
          <Anchor href={listPath(earlyWarning)}>全部预警</Anchor>
        </div>
      </header>
      {coming.length > 0 && <Coming warnings={coming} />}
      <div className="warning-board">
        <section aria-label="在效">
          {held.length === 0 && <p className="board-good">当前没有在效预警。</p>}
          <ul className="plain-list">
            {held.map((each) => (
              <Held key={each.id} warning={each} mayWork={mayWork} />
            ))}
          </ul>
        </section>
        {held.length > 0 && <Where warnings={held} />}
      </div>
    </div>
  );
}

function Coming({ warnings }: { readonly warnings: readonly Shown[] }) {
  return (
    <section className="work-section" aria-label="待办">
      <h2>待研判、审签、发布 {warnings.length} 条</h2>
      <ul className="plain-list">
        {warnings.map((each) => (
          <li key={each.id} className="warning-coming">
            <LevelMark level={each.colour} />
            <Anchor href={rowPath(earlyWarning, each.id)}>{each.headline}</Anchor>
            <StateMark ledger={earlyWarning} state={each.state} />
            {each.dueAt !== null && <Due at={each.dueAt} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Held({ warning, mayWork }: { readonly warning: Shown; readonly mayWork: boolean }) {
  const { now, today } = useNow();
  const [isEnding, setEnding] = useState(false);
  const left = warning.validUntil === null ? null : timeLeft(warning.validUntil, now);
  return (
    <li className="warning-held" data-level={warning.colour}>
      <h2>
        <LevelMark level={warning.colour} />
        <Anchor href={rowPath(earlyWarning, warning.id)}>{warning.headline}</Anchor>
      </h2>
      <p className={left?.past === true ? 'warning-left past' : 'warning-left'}>
        {left === null ? '未写有效期' : left.past ? `有效期${left.words}，请解除或延长` : left.words}
      </p>
      <p>{warning.affected ?? '全县'}</p>
      <p className="quiet">
        {[warning.documentNumber, warning.issuedAt && `${momentWords(warning.issuedAt, today)} 发布`]
          .filter(Boolean)
          .join('，')}
      </p>
      <p className="row-of">
        <Anchor href={listPath(warningTarget, { warning: warning.id })}>
          签收 {warning.received}/{warning.sent}
        </Anchor>
        {warning.calls.map((call) => (
          <Anchor key={call.id} href={rowPath(callOut, call.id)}>
            {call.isOver ? '已叫应' : '正在叫应'} {call.people} 人
          </Anchor>
        ))}
        {mayWork && (
          <>
            <Anchor href={warnPath({ replaces: warning.id })}>升级、降级或延长</Anchor>
            <Button size="small" onClick={() => setEnding(true)}>
              {earlyWarning.steps.standDown.label}
            </Button>
          </>
        )}
      </p>
      {isEnding && <StandDown id={warning.id} onClose={() => setEnding(false)} />}
    </li>
  );
}

function StandDown({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const answer = useRow(earlyWarning, id);
  return (
    <Suspense fallback={null}>
      {answer && <StepForm ledger={earlyWarning} answer={answer} name="standDown" onClose={onClose} />}
    </Suspense>
  );
}

/** Each town in the gravest colour that holds there; a village's warning colours its town. */
function Where({ warnings }: { readonly warnings: readonly Shown[] }) {
  const { county } = useMe();
  const { data: shapes = [] } = useQuery({
    queryKey: ['areas', 'shapes', county.code],
    queryFn: () => api.call(areaShapes, { within: county.code }),
  });
  const order = Object.keys(colours);
  const tones = new Map<string, string>();
  for (const { colour, areas } of warnings.filter((each) => isColour(each.colour)))
    for (const area of areas) {
      const town = area.slice(0, 9);
      const grave = Math.max(order.indexOf(tones.get(town) ?? ''), order.indexOf(colour ?? ''));
      tones.set(town, order[grave] ?? '');
    }
  if (shapes.length === 0) return null;
  return (
    <section className="work-section" aria-label="预警分布">
      <CountyMap
        shapes={shapes}
        label={`预警分布图，${tones.size} 个乡镇有在效预警，名称见各条预警`}
        toneOf={(code) => tones.get(code) ?? null}
      />
    </section>
  );
}
