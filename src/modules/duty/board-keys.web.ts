import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useDesk } from '../../web/desk.ts';
import { rowPath } from '../../web/fields/paths.ts';
import type { KeyLine } from '../../web/keys/key-sheet.tsx';
import type { DutyBoard } from './duty.endpoints.ts';

type Line = DutyBoard['lines'][number];

/** The keys of the board, as its sheet shows them. */
export const boardKeys: readonly KeyLine[] = [
  ['N', '接报：记一通来电'],
  ['J / ↓', '下一项'],
  ['K / ↑', '上一项'],
  ['Enter', '打开选中的事项'],
  ['H', '交接班'],
  ['R', '值班表'],
  ['S', '换班'],
  ['M', '声音开或关'],
  ['W', '大屏：铺满窗口，字更大'],
  ['D', '夜间：深色大屏'],
  ['Esc', '退出大屏'],
];

/** What the keys change on the board itself. */
export interface BoardSwitches {
  readonly onSound: () => void;
  readonly onLook: (look: 'wall' | 'night' | 'desk') => void;
}

/** The keys of the board; answers the line they stand on, -1 for none. What is typed into a field or with a modifier is left alone. */
export function useBoardKeys(lines: readonly Line[], { onSound, onLook }: BoardSwitches): number {
  const router = useRouter();
  const { registry } = useDesk();
  const [at, setAt] = useState(-1);
  useEffect(() => {
    const down = () => setAt((now) => Math.min(now + 1, lines.length - 1));
    const up = () => setAt((now) => Math.max(now - 1, 0));
    const go: Readonly<Record<string, () => void>> = {
      n: () => router.history.push('/take-call'),
      h: () => router.history.push('/handover'),
      r: () => router.history.push('/roster'),
      s: () => router.history.push('/swap'),
      m: onSound,
      w: () => onLook('wall'),
      d: () => onLook('night'),
      escape: () => onLook('desk'),
      j: down,
      k: up,
      arrowdown: down,
      arrowup: up,
      enter: () => {
        const line = lines[at];
        const ledger = line && registry.ledgers.get(line.ledger);
        if (ledger) router.history.push(rowPath(ledger, line.rowId));
      },
    };
    const onKey = (event: KeyboardEvent) => {
      const target = event.target;
      const isTyping = target instanceof HTMLElement && target.closest('input, textarea, [role=dialog], button, a');
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      const act = go[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [lines, at, router, registry, onSound, onLook]);
  return at;
}
