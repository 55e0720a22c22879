import { Button } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import { serverNow } from '../../web/clock.ts';
import { textOf } from '../../web/fields/field-ui.ts';
import { Pills } from '../../web/fields/pills.tsx';
import { useIsPhone } from '../../web/fields/use-phone.ts';
import { focusField, listensTo, onFormKeys } from '../../web/ledger/form-keys.ts';
import { FormSummary } from '../../web/ledger/form-summary.tsx';
import { recentWords } from '../../web/words/moment.ts';
import { FindingCard } from './finding-card.web.tsx';
import { FindingPicker } from './finding-picker.web.tsx';
import { order } from './order.ledger.ts';
import type { Recorded } from './recorded-visit.web.tsx';
import { ChecklistPart } from './checklist-part.web.tsx';
import { SiteChoice } from './site-choice.web.tsx';
import { SiteFacts } from './site-facts.web.tsx';
import { useSaveVisit } from './use-save-visit.web.ts';
import type { Entering } from './use-visit-draft.web.ts';
import { useMayOrder, useVisitKnown } from './use-visit-known.web.ts';
import { faultColumns } from './visit-faults.web.ts';
import { useVisitLimit, VisitLimitNotice } from './visit-limit.web.tsx';
import { VisitFacts } from './visit-facts.web.tsx';
import { type FindingDraft, type Values, visitFaults, visitValues } from './visit-draft.ts';

/** The form of a visit: the site, how it was visited, what was found; kept as it is typed, saved in one call. */
export function VisitForm({
  entering,
  onRecorded,
}: {
  readonly entering: Entering;
  readonly onRecorded: (recorded: Recorded) => void;
}) {
  const { draft, keptAt, change, changeFinding, setVisit } = entering;
  const siteId = textOf(draft.visit['site']);
  const known = useVisitKnown(siteId);
  const { save, isSaving, trouble, faults } = useSaveVisit(entering, known, onRecorded);
  const [undo, setUndo] = useState<{ readonly words: string; readonly act: () => void }>();
  const form = useRef<HTMLFormElement>(null);
  const isPhone = useIsPhone();
  const mayOrder = useMayOrder();
  const values = visitValues(draft, known);
  const limit = useVisitLimit(siteId, values);
  const ordered = draft.findings.filter(({ handling }) => handling === 'order').length;

  const choose = (id: string | null) => {
    // A lot and a filing are of one site.
    setVisit({
      site: id,
      pick: null,
      filing: null,
      ...(id !== null && !draft.visit['startedAt'] ? { startedAt: serverNow() } : {}),
    });
    if (id === null || isPhone) return;
    const [missing] = Object.keys(visitFaults({ ...visitValues(draft, known), site: id }));
    setTimeout(() => focusField(form.current, missing ?? 'add'));
  };
  const pickOf = (method: string) => {
    if (method === 'doubleRandom') return values['pick'] ?? limit.known?.picks[0]?.id ?? null;
    return values['method'] === 'doubleRandom' ? null : (values['pick'] ?? null);
  };
  const setFacts = (changed: Values) =>
    setVisit({
      ...changed,
      // Whoever says when a visit began enters it afterwards: its end is not now.
      ...('startedAt' in changed ? { endedAt: null } : {}),
      // A visit by lot is the one that waits here; one that is none after all fulfils no lot.
      ...('method' in changed ? { pick: pickOf(textOf(changed['method'])) } : {}),
    });
  const add = (finding: FindingDraft) => {
    const at = draft.findings.length;
    change((all) => ({ ...all, findings: [...all.findings, finding] }));
    // On a phone the keyboard would hide the card that has just come.
    if (!isPhone) setTimeout(() => focusField(form.current, `findings.${at}.spot`));
  };
  const remove = (finding: FindingDraft, at: number) => {
    change((all) => ({ ...all, findings: all.findings.filter(({ id }) => id !== finding.id) }));
    const act = () => change((all) => ({ ...all, findings: all.findings.toSpliced(at, 0, finding) }));
    setUndo({ words: `已移除“${textOf(finding.values['summary'])}”`, act });
  };
  const clear = () => setUndo({ words: '已清空', act: entering.clear() });
  return (
    <form
      ref={form}
      className="page form visit-form"
      noValidate
      aria-label="录入现场检查"
      {...listensTo((event) => {
        if (isEnterAtSpot(event)) focusField(event.currentTarget, 'add');
        else onFormKeys(event, save);
      })}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <header className="page-head">
        <h1>录入现场检查</h1>
        {(siteId !== '' || draft.findings.length > 0) && <Button onClick={clear}>清空</Button>}
      </header>
      {keptAt !== null && (
        <p className="form-notice" role="status">
          接着录：已恢复 {recentWords(keptAt, known.today)} 填写而未保存的内容
        </p>
      )}
      {trouble !== undefined && (
        <FormSummary
          key={trouble.key}
          trouble={trouble.words}
          problems={faults}
          columns={faultColumns(faults)}
          onJump={(name) => focusField(form.current, name)}
        />
      )}
      <div className="visit-columns">
        <div className="visit-main">
          <section aria-label="被检查单位">
            <SiteChoice siteId={siteId} recent={known.recent} fault={faults['visit.site']} onChoose={choose} />
            {siteId !== '' && isPhone && <SiteFacts siteId={siteId} />}
          </section>
          <section aria-label="检查情况">
            <VisitLimitNotice limit={limit} values={values} onChange={setFacts} />
            <VisitFacts values={values} faults={faults} more={limit.asks} onChange={setFacts} />
            {known.site && (
              <ChecklistPart sector={known.site.sector} values={values} onChange={setFacts} onFinding={add} />
            )}
          </section>
          {draft.findings.map((finding, at) => (
            <FindingCard
              key={finding.id}
              finding={finding}
              at={at}
              siteId={siteId}
              known={known}
              mayOrder={mayOrder}
              faults={faults}
              onChange={(next) => changeFinding(finding.id, next)}
              onRemove={() => remove(finding, at)}
            />
          ))}
          {undo && (
            <p className="form-notice" role="status">
              {undo.words}
              <Button
                type="link"
                size="small"
                onClick={() => {
                  undo.act();
                  setUndo(undefined);
                }}
              >
                撤销
              </Button>
            </p>
          )}
          <section aria-label="添加隐患">
            <FindingPicker
              sector={known.site?.sector ?? null}
              today={known.today}
              handling={mayOrder ? 'order' : 'open'}
              onAdd={add}
            />
          </section>
          {ordered > 0 && (
            <section className="field">
              <span className="field-label">{ordered} 处责令整改合并出具</span>
              <Pills
                name="visit-order"
                label="整改文书"
                options={order.fields.kind.options}
                value={draft.order.kind}
                onChange={(kind) => kind && change((all) => ({ ...all, order: { ...all.order, kind } }))}
              />
            </section>
          )}
        </div>
        {siteId !== '' && !isPhone && <SiteFacts siteId={siteId} />}
      </div>
      <footer className="visit-end">
        <span className="quiet" role="status">
          {draft.findings.length === 0
            ? '尚未添加隐患'
            : `隐患 ${draft.findings.length} 处${ordered > 0 ? `，其中责令整改 ${ordered} 处` : ''}`}
        </span>
        <Button type="primary" size="large" htmlType="submit" loading={isSaving}>
          保存
        </Button>
      </footer>
    </form>
  );
}

/** What and where is all that a usual finding takes: Enter after it leads to the next one. */
function isEnterAtSpot(event: KeyboardEvent<HTMLFormElement>): boolean {
  const isEnter = event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.nativeEvent.isComposing;
  const isSpot = event.target instanceof HTMLElement && event.target.closest('[data-field$=".spot"]') !== null;
  if (isEnter && isSpot) event.preventDefault();
  return isEnter && isSpot;
}
