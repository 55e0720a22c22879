import { Button, Input } from 'antd';
import { type ChangeEvent, useRef, useState } from 'react';
import type { SentText } from './proof.endpoints.ts';

const most = 700_000;

/** Where a text comes in: pasted, or as a Word or text file. */
export function SendText({ text, onText, onSend, label, isBusy }: SendTextProps) {
  const chosen = useRef<HTMLInputElement>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const pick = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = '';
    setTooLarge(file !== undefined && file.size > most);
    if (file && file.size <= most) onSend(await sentFile(file));
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
      {tooLarge && <p role="alert">文件超过 700 KB，请删去图片另存，或把正文粘贴在上面</p>}
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
        <span className="quiet">文件不超过 700 KB，只取文字，不保存</span>
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

async function sentFile(file: File): Promise<SentText> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const words = Array.from(bytes, (byte) => String.fromCodePoint(byte)).join('');
  return { name: file.name, text: null, file: btoa(words) };
}
