import { useEffect, useRef } from 'react';
import type { Find, FindGroup } from './finds.ts';
import { Marked } from './marked.tsx';

interface Props {
  readonly groups: readonly FindGroup[];
  readonly asked: string;
  readonly chosen: number;
  readonly onPoint: (at: number) => void;
  readonly onOpen: (find: Find) => void;
}

/** The id of the option at a place in the list, for the field that rules it. */
export const optionId = (at: number): string => `search-option-${at}`;

/** What was found, in groups; the field above moves through it. */
export function FoundList({ groups, asked, chosen, onPoint, onOpen }: Props) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`#${optionId(chosen)}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const starts = groups.map((_, index) => groups.slice(0, index).reduce((sum, { finds }) => sum + finds.length, 0));
  return (
    <div id="search-found" className="search-found" role="listbox" aria-label="查找结果" ref={list}>
      {groups.map(({ label, finds }, index) => (
        <div key={label} role="group" aria-label={label}>
          <h3 aria-hidden="true">{label}</h3>
          {finds.map((find, within) => {
            const at = (starts[index] ?? 0) + within;
            return (
              <Option
                key={find.key}
                at={at}
                find={find}
                asked={asked}
                chosen={at === chosen}
                onPoint={onPoint}
                onOpen={onOpen}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

interface OptionProps extends Pick<Props, 'asked' | 'onPoint' | 'onOpen'> {
  readonly at: number;
  readonly find: Find;
  readonly chosen: boolean;
}

function Option({ at, find, asked, chosen, onPoint, onOpen }: OptionProps) {
  const { label, note, icon: Icon } = find;
  return (
    <div
      id={optionId(at)}
      role="option"
      aria-selected={chosen}
      className="search-option"
      onPointerMove={() => chosen || onPoint(at)}
      onClick={() => onOpen(find)}
    >
      {Icon && <Icon aria-hidden />}
      <span className="search-label">
        <Marked text={label} asked={asked} />
      </span>
      <span className="search-note">{note}</span>
    </div>
  );
}
