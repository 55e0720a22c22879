import { Input, type InputRef } from 'antd';
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
} from 'react';

/** One thing to choose: its words, and what helps to tell it from others. */
export interface Choice {
  readonly key: string;
  readonly label: string;
  readonly note?: ReactNode;
}

/**
 * A line to type in and a list of what answers to it. Enter takes the marked choice, Shift+Enter the last one, and an Enter
 * pressed before the answer is there takes the first when it comes.
 */
export function SearchCombo({
  id,
  label,
  placeholder,
  typed,
  onType,
  choices,
  isWaiting = false,
  onPick,
  input,
  invalid = false,
}: {
  readonly id: string;
  readonly label: string;
  readonly placeholder: string;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly choices: readonly Choice[];
  readonly isWaiting?: boolean;
  readonly onPick: (key: string) => void;
  readonly input?: Ref<InputRef>;
  readonly invalid?: boolean;
}) {
  const list = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [mark, setMark] = useState({ typed: '', at: -1 });
  const [awaited, setAwaited] = useState('');
  const box = useRef<HTMLUListElement>(null);
  const marked = mark.typed === typed ? mark.at : typed === '' ? -1 : 0;
  const isShown = isOpen && choices.length > 0 && (typed !== '' || choices.length > 1);
  const isDue = awaited !== '' && awaited === typed && !isWaiting && choices.length > 0;
  const optionId = (at: number) => `${list}-${at}`;
  const pick = (choice: Choice | undefined) => {
    if (!choice) return;
    setIsOpen(false);
    onPick(choice.key);
  };
  const pickAwaited = useEffectEvent(() => {
    const [first] = choices;
    if (first) onPick(first.key);
  });
  useEffect(() => {
    if (isDue) pickAwaited();
  }, [isDue]);
  useEffect(() => {
    if (isShown) box.current?.scrollIntoView({ block: 'nearest' });
  }, [isShown]);
  useEffect(() => {
    box.current?.children[marked]?.scrollIntoView({ block: 'nearest' });
  }, [marked]);

  const markAt = (at: number) => setMark({ typed, at });
  const move = (by: 1 | -1) => {
    setIsOpen(true);
    markAt(marked < 0 && by < 0 ? choices.length - 1 : (marked + by + choices.length) % choices.length);
  };
  const keys: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Escape: () => setIsOpen(false),
    Enter: (event) => {
      if (isWaiting) setAwaited(typed);
      else pick(choices[event.shiftKey ? choices.length - 1 : marked]);
    },
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keys[event.key];
    const isIdle = choices.length === 0 ? !isWaiting || typed === '' : event.key === 'Enter' && marked < 0;
    if (!act || isIdle || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    act(event);
  };
  return (
    <div className="combo">
      <Input
        id={id}
        ref={input}
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={list}
        aria-activedescendant={isShown ? optionId(marked) : undefined}
        aria-invalid={invalid}
        {...(invalid ? { status: 'error' as const } : {})}
        autoComplete="off"
        enterKeyHint="done"
        placeholder={placeholder}
        value={typed}
        onChange={(event) => {
          onType(event.target.value);
          setIsOpen(true);
        }}
        onFocus={() => setIsOpen(true)}
        onBlur={() => setIsOpen(false)}
        onKeyDown={onKeyDown}
      />
      <ul id={list} ref={box} role="listbox" aria-label={label} hidden={!isShown} aria-busy={isWaiting}>
        {choices.map((choice, at) => (
          <li
            key={choice.key}
            id={optionId(at)}
            role="option"
            aria-selected={at === marked}
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => markAt(at)}
            onClick={() => pick(choice)}
          >
            <span>{choice.label}</span>
            {choice.note !== undefined && <small className="quiet">{choice.note}</small>}
          </li>
        ))}
      </ul>
    </div>
  );
}
