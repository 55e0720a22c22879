import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Problem } from '../../kernel/problem.ts';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { areasQuery } from '../../web/names.ts';
import { Asked } from '../../web/settings/asked.tsx';
import { Dialog } from '../../web/settings/dialog.tsx';
import { useDoing } from '../../web/settings/use-doing.ts';
import { type MadeAccount, makeAccounts } from './accounts.endpoints.ts';
import { accountsQuery } from './account-queries.web.ts';
import { FirstPasswords } from './first-passwords.web.tsx';
import { pastedColumns, readPasted } from './paste-accounts.ts';

/** Many accounts at once, from a list copied out of Excel. */
export function PasteAccounts({ onClose }: { readonly onClose: () => void }) {
  const { today } = useNow();
  const queries = useQueryClient();
  const { data: areas = [] } = useQuery(areasQuery);
  const { busy, trouble, run } = useDoing();
  const [text, setText] = useState('');
  const [refused, setRefused] = useState<ReadonlyMap<number, string>>(new Map());
  const [made, setMade] = useState<readonly MadeAccount[]>();
  const lines = readPasted(text, areas, today);
  const good = lines.flatMap((line) => ('newcomer' in line ? [line] : []));
  const wrong = lines.flatMap((line) => {
    const words = 'wrong' in line ? line.wrong : refused.get(line.line);
    return words === undefined ? [] : [{ line: line.line, words }];
  });
  if (made) {
    return (
      <Dialog title={`已建立 ${made.length} 个账号，待安全管理员确认后可以登录`} onClose={onClose} wide>
        <FirstPasswords people={made} onDone={onClose} />
      </Dialog>
    );
  }
  const send = async () => {
    setRefused(new Map());
    try {
      setMade(await api.call(makeAccounts, { newcomers: good.map(({ newcomer }) => newcomer) }));
    } catch (error) {
      setRefused(
        rowsOf(
          error,
          good.map(({ line }) => line),
        ),
      );
      throw error;
    }
    await queries.invalidateQueries({ queryKey: accountsQuery.queryKey });
  };
  return (
    <Dialog title="批量建账号" onClose={onClose} wide>
      <Asked
        label="名单"
        hint={`从 Excel 复制后粘贴，一人一行，依次为：${pastedColumns.join('、')}；后三列没有的可不填`}
      >
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={10}
            value={text}
            onChange={(event) => setText(event.target.value)}
            spellCheck={false}
            wrap="off"
          />
        )}
      </Asked>
      {wrong.length > 0 && (
        <ul className="trouble" aria-label="需要修改的行">
          {wrong.map(({ line, words }) => (
            <li key={line}>
              第 {line} 行：{words}
            </li>
          ))}
        </ul>
      )}
      {trouble && (
        <p className="trouble" role="alert">
          {trouble}
        </p>
      )}
      <div className="ask-acts">
        <Button
          type="primary"
          loading={busy}
          disabled={good.length === 0 || good.length < lines.length}
          onClick={() => void run(send)}
        >
          建立 {good.length} 个账号
        </Button>
        <Button onClick={onClose}>取消</Button>
      </div>
    </Dialog>
  );
}

/** What the server said of rows, by the number of their line. */
function rowsOf(error: unknown, lines: readonly number[]): ReadonlyMap<number, string> {
  const rows = error instanceof Problem ? error.details['rows'] : undefined;
  if (typeof rows !== 'object' || rows === null) return new Map();
  return new Map(Object.entries(rows).map(([index, words]) => [lines[Number(index)] ?? 0, String(words)]));
}
