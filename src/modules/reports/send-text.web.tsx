import { Button, Input } from 'antd';
import { type ChangeEvent, useRef, useState } from 'react';
import { leanWord } from './lean-word.web.ts';
import type { SentText } from './proof.endpoints.ts';

/** So many bytes of text are sent at most, and so large may the file be that holds them. */
const most = 700_000;
const mostOfFile = 100_000_000;

/** Where a text comes in: pasted, or as a Word or text file. */
export function SendText({ text, onText, onSend, label, isBusy }: SendTextProps) {
  const chosen = useRef<HTMLInputElement>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const pick = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (!file) return;
    const bytes = await bytesOf(file);
    setTooLarge(bytes === undefined);
    if (bytes) onSend(sentFile(file.name, bytes));
  };
  return (
    <section className="work-section send-text" aria-label="正文">
      <Input.TextArea
        aria-label="正文"
        value={text}
        placeholder="把报告正文粘贴在这里，一段一行"
        autoSize={{ minRows: 8, maxRows: 18 }}
        onChange={(event) => onText(event.target.value)}
      />
      {tooLarge && <p role="alert">文件太大或不是 Word 文档，请把正文粘贴在上面</p>}
      <div className="send-text-ways">
        <Button type="primary" loading={isBusy} disabled={text.trim() === ''} onClick={() => onSend(pasted(text))}>
          {label}
        </Button>
        <Button disabled={isBusy} onClick={() => chosen.current?.click()}>
          上传 Word 或文本文件
        </Button>
        <input
          ref={chosen}
          type="file"
          hidden
          accept=".docx,.txt,.md"
          aria-label="选择文件"
          onChange={(event) => void pick(event)}
        />
        <span className="quiet">只取文字，图片不上传，文件不保存</span>
      </div>
    </section>
  );
}

export interface SendTextProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onSend: (sent: SentText) => void;
  readonly label: string;
  readonly isBusy: boolean;
}

/** Pasted words as they are sent. */
export const pasted = (text: string): SentText => ({ name: '', text, file: null });

/** What is sent of a file, without its pictures where it is large; undefined when that is too much still. */
async function bytesOf(file: File): Promise<Uint8Array | undefined> {
  if (file.size > mostOfFile) return undefined;
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes.length <= most) return bytes;
  const lean = await leanWord(bytes).catch(() => undefined);
  return lean && lean.length <= most ? lean : undefined;
}

function sentFile(name: string, bytes: Uint8Array): SentText {
  const words = Array.from(bytes, (byte) => String.fromCodePoint(byte)).join('');
  return { name, text: null, file: btoa(words) };
}
