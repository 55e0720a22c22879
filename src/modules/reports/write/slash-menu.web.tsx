import type { Editor } from '@tiptap/react';
import { useEffect, useMemo, useState } from 'react';
import { useDesk } from '../../../web/desk.ts';
import { placeOfWord } from '../../../web/search/finds.ts';
import { initialsOf } from '../../../web/search/initials.ts';
import { narrowedChip } from '../campaigns/narrow-to-campaign.ts';
import { type ChipChoice, chipChoices } from './chip-choices.ts';
import { usePlace } from './writing.web.ts';

/** Where somebody is asking for a figure: the words behind the stroke, and where they stand in the text and on the page. */
interface Asking {
  readonly words: string;
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly top: number;
}

/** Takes a key before the editor does; whether it was its own. */
export type KeyTaker = (event: KeyboardEvent) => boolean;

const most = 8;

/** What may be put in after a stroke '/': found by its words or by their pinyin initials, chosen by arrows and Enter or a click. */
export function SlashMenu({ editor, takeKeys }: SlashMenuProps) {
  const desk = useDesk();
  const { content } = usePlace();
  const choices = useMemo(() => chipChoices(desk.registry), [desk]);
  const [asking, setAsking] = useState<Asking>();
  const [at, setAt] = useState(0);
  const found = asking ? choices.filter(fits(asking.words)).toSorted(shorter).slice(0, most) : [];
  const put = ({ chip }: ChipChoice) => {
    if (!asking) return;
    const drive = content.period.campaign;
    const own = drive ? narrowedChip(chip, desk.registry, drive.id) : chip;
    editor
      .chain()
      .focus()
      .insertContentAt({ from: asking.from, to: asking.to }, { type: 'chip', attrs: { chip: own } })
      .run();
    setAsking(undefined);
  };
  useEffect(() => {
    takeKeys((event) => {
      if (!asking || found.length === 0) return false;
      if (event.key === 'ArrowDown') setAt((at + 1) % found.length);
      else if (event.key === 'ArrowUp') setAt((at + found.length - 1) % found.length);
      else if (event.key === 'Escape') setAsking(undefined);
      else if (event.key === 'Enter' || event.key === 'Tab') {
        const chosen = found[at] ?? found[0];
        if (chosen) put(chosen);
      } else return false;
      return true;
    });
  });
  useEffect(() => {
    const look = () => {
      setAsking(askingAt(editor));
      setAt(0);
    };
    editor.on('update', look);
    editor.on('selectionUpdate', look);
    return () => {
      editor.off('update', look);
      editor.off('selectionUpdate', look);
    };
  }, [editor]);
  if (!asking) return null;
  return (
    <ul className="slash-menu" role="listbox" aria-label="插入数字" style={{ left: asking.left, top: asking.top }}>
      {found.length === 0 && <li className="quiet">没有叫“{asking.words}”的数字，可在指标库查看</li>}
      {found.map((choice, index) => (
        // The editor keeps the focus and its keys move the choice, as in any combobox.
        <li
          key={`${choice.label} ${choice.note}`}
          role="option"
          aria-selected={index === at}
          onPointerDown={(event) => {
            event.preventDefault();
            put(choice);
          }}
        >
          {choice.label}
          <small>{choice.note}</small>
        </li>
      ))}
    </ul>
  );
}

export interface SlashMenuProps {
  readonly editor: Editor;
  /** Is told what takes the keys, as often as that changes. */
  readonly takeKeys: (taker: KeyTaker) => void;
}

function askingAt(editor: Editor): Asking | undefined {
  const { empty, $from, from } = editor.state.selection;
  if (!empty || !editor.isFocused) return undefined;
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, '\uFFFC');
  const [stroke, words] = /[/、／]([\p{L}\d]{0,20})$/u.exec(before) ?? [];
  if (stroke === undefined || words === undefined || (!stroke.startsWith('/') && !stroke.startsWith('／')))
    return undefined;
  const { left, bottom } = editor.view.coordsAtPos(from);
  return {
    words,
    from: from - stroke.length,
    to: from,
    left: Math.max(8, Math.min(left, innerWidth - 328)),
    top: bottom + 4,
  };
}

const fits =
  (asked: string) =>
  ({ label }: ChipChoice): boolean => {
    const word = asked.toLowerCase();
    return word === '' || placeOfWord(label, word) !== undefined || initialsOf(label).startsWith(word);
  };

const shorter = (a: ChipChoice, b: ChipChoice) => a.label.length - b.label.length;
