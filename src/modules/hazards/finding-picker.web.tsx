import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { initialsOf } from '../../web/search/initials.ts';
import { categories } from './hazard.ledger.ts';
import { SearchCombo } from './search-combo.web.tsx';
import type { Sector, UsualFinding } from './usual-finding.ts';
import { likelyCategory } from './usual-words.ts';
import { type FindingDraft, type Handling, ownFinding, usualFinding } from './visit-draft.ts';

const own = 'own';

/** Where the next finding begins: a few words find it in the library, or stand as they are. */
export function FindingPicker({
  sector,
  today,
  handling,
  onAdd,
}: {
  readonly sector: Sector | null;
  readonly today: string;
  /** What is usually done about a finding by whoever adds it. */
  readonly handling: Handling;
  readonly onAdd: (finding: FindingDraft) => void;
}) {
  const [typed, setTyped] = useState('');
  // The library is fetched when the page is there, and searched in memory.
  const { data: library } = useQuery({
    queryKey: ['finding library'],
    queryFn: () => import('./finding-library.ts'),
    staleTime: Infinity,
    gcTime: Infinity,
  });
  const words = typed.trim();
  const usual = library?.findUsual(words, { sector, today, initialsOf }) ?? [];
  const choices = [
    ...usual.map((entry, at) => ({ key: String(at), label: entry.summary, note: noteOf(entry) })),
    ...(words === '' ? [] : [{ key: own, label: words, note: '用自己的话登记' }]),
  ];
  const add = (key: string) => {
    const entry = usual[Number(key)];
    setTyped('');
    onAdd(
      entry ? usualFinding(uuidv7(), entry, handling) : ownFinding(uuidv7(), words, likelyCategory(words), handling),
    );
  };
  return (
    <div className="field" data-field="add">
      <SearchCombo
        id="visit-add"
        label="添加隐患"
        placeholder="添加隐患：输入几个字、拼音首字母，或直接写描述"
        typed={typed}
        onType={setTyped}
        choices={choices}
        isWaiting={library === undefined}
        onPick={add}
      />
      <p className="quiet keys">Enter 选用，Shift + Enter 用自己的话登记，Ctrl + Enter 保存</p>
    </div>
  );
}

function noteOf({ category, level, days }: UsualFinding): string {
  return [level === 'major' ? '重大隐患' : '', categories[category], `${days} 日`].filter(Boolean).join(' · ');
}
