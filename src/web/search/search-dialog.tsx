import SearchOutlined from '@ant-design/icons/es/icons/SearchOutlined';
import { useRouter } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useMe } from '../names.ts';
import { problemWords } from '../words/problem.ts';
import type { Find } from './finds.ts';
import { FoundList, optionId } from './found-list.tsx';
import { rememberFind } from './recent.ts';
import { useFinds } from './use-finds.ts';
import './search.css';

/** Go, find, do: one field for all three, by keyboard alone if one likes. */
export function SearchDialog({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [asked, setAsked] = useState('');
  const [at, setAt] = useState(0);
  const { id } = useMe();
  const { history } = useRouter();
  const { groups, waiting, error } = useFinds(asked);
  const finds = groups.flatMap((group) => group.finds);
  const chosen = Math.min(at, finds.length - 1);

  useEffect(() => dialog.current?.showModal(), []);
  const open = (find: Find) => {
    rememberFind(id, find);
    onClose();
    history.push(find.path);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return; // Enter ends the pinyin being typed
    const find = finds[chosen];
    if (event.key === 'ArrowDown') setAt((chosen + 1) % Math.max(finds.length, 1));
    else if (event.key === 'ArrowUp') setAt((chosen - 1 + finds.length) % Math.max(finds.length, 1));
    else if (event.key === 'Enter' && find) open(find);
    else return;
    event.preventDefault();
  };
  return (
    <dialog
      ref={dialog}
      className="search"
      aria-label="查找"
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      <div className="search-panel">
        <label className="search-field">
          <SearchOutlined aria-hidden />
          <span className="visually-hidden">查找单位、隐患、文书或功能</span>
          <input
            autoFocus
            role="combobox"
            aria-expanded={finds.length > 0}
            aria-controls="search-found"
            aria-activedescendant={finds[chosen] ? optionId(chosen) : undefined}
            autoComplete="off"
            spellCheck={false}
            maxLength={60}
            placeholder="名称、拼音首字母或编号"
            value={asked}
            onKeyDown={press}
            onChange={(event) => {
              setAsked(event.target.value);
              setAt(0);
            }}
          />
          <button type="button" className="search-close" onClick={onClose}>
            <kbd>Esc</kbd>
            <span>关闭</span>
          </button>
        </label>
        <FoundList groups={groups} asked={asked} chosen={chosen} onPoint={setAt} onOpen={open} />
        <p className="search-state" role="status">
          {error ? problemWords(error) : stateWords(asked, finds.length, waiting)}
        </p>
      </div>
    </dialog>
  );
}

function stateWords(asked: string, count: number, waiting: boolean): string {
  if (waiting) return '正在查找';
  if (asked.trim() === '') return '可查单位、隐患、检查、文书，也可直接办事；↑ ↓ 选择，回车打开';
  if (count === 0) return '没有找到。可换名称中的两三个字、拼音首字母或编号再试';
  return count >= 20 ? '只列出最相近的 20 条，多写几个字可以缩小范围' : `找到 ${count} 项`;
}
