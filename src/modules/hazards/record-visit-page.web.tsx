import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { useMe } from '../../web/names.ts';
import { recordIn } from '../../web/filter/list-state.ts';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { visit } from '../inspections/index.ts';
import { type Recorded, RecordedVisit } from './recorded-visit.web.tsx';
import { useVisitDraft } from './use-visit-draft.web.ts';
import type { Values } from './visit-draft.ts';
import { VisitForm } from './visit-form.web.tsx';
import '../../web/ledger/form.css';
import '../../web/ledger/list.css';
import './record-visit.css';

/** Where an inspector enters a visit with its findings: one page, one call, under a minute. */
export function RecordVisitPage() {
  const asked = recordIn(useLocation().searchStr, 'given');
  const [recorded, setRecorded] = useState<Recorded>();
  const [given, setGiven] = useState<Values>(() => knownOf(asked));
  const next = () => {
    setGiven({});
    setRecorded(undefined);
  };
  if (recorded) return <RecordedVisit recorded={recorded} onNext={next} />;
  return <Entry given={given} onRecorded={setRecorded} />;
}

/** What another page says of the visit that is to be recorded: fields of a visit, nothing else. */
const knownOf = (asked: Values): Values =>
  Object.fromEntries(Object.entries(asked).filter(([name]) => name in visit.fields));

function Entry({ given, onRecorded }: { readonly given: Values; readonly onRecorded: (recorded: Recorded) => void }) {
  usePageTitle('录入现场检查');
  return <VisitForm entering={useVisitDraft(useMe().id, given)} onRecorded={onRecorded} />;
}
