import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useNow } from '../../../web/clock.ts';
import { Sheet } from '../../../web/ledger/sheet.tsx';
import { usePeopleNames } from '../../../web/names.ts';
import { momentWords } from '../../../web/words/moment.ts';
import { chipWords } from '../text/chip-words.ts';
import type { SectionText } from '../text/report-text.ts';
import { plainBlock } from './editor-text.ts';
import type { Section } from './section.endpoints.ts';
import { pastQuery, usePlace } from './writing.web.ts';

/** The versions of a chapter: who saved which, what each says that today's does not, and the way back to it. */
export function ChapterPast({ reportId, section, onRestore }: ChapterPastProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" type="link" onClick={() => setOpen(true)}>
        旧稿（{section.version}）
      </Button>
      {open && (
        <Sheet title="旧稿" onClose={() => setOpen(false)}>
          <Versions
            reportId={reportId}
            section={section}
            onRestore={
              onRestore &&
              ((text) => {
                onRestore(text);
                setOpen(false);
              })
            }
          />
        </Sheet>
      )}
    </>
  );
}

export interface ChapterPastProps {
  readonly reportId: string;
  readonly section: Section;
  /** Puts a version back; it becomes a new one. */
  readonly onRestore: ((text: SectionText) => void) | undefined;
}

function Versions({ reportId, section, onRestore }: ChapterPastProps) {
  const { data } = useQuery(pastQuery(reportId, section.id, section.version));
  const { known } = usePlace();
  const { today } = useNow();
  const nameOf = usePeopleNames();
  const linesOf = ({ blocks }: SectionText) =>
    blocks.map((block) => plainBlock(block, (chip) => chipWords(known, chip)));
  const now = new Set(linesOf(section.text));
  if (!data) return <p className="quiet">正在取旧稿</p>;
  return (
    <ol className="chapter-versions">
      {data.versions.map(({ version, text, by, at }) => {
        const other = linesOf(text).filter((line) => !now.has(line));
        return (
          <li key={version}>
            <p>
              <b>第 {version} 稿</b> {nameOf(by)} {momentWords(at, today)}
              {onRestore && version !== section.version && (
                <Button size="small" type="link" onClick={() => onRestore(text)}>
                  恢复这一稿
                </Button>
              )}
            </p>
            {version === section.version && <p className="quiet">现在的稿子</p>}
            {version !== section.version && other.length === 0 && <p className="quiet">各段现稿中都有</p>}
            {other.map((line) => (
              <p key={line} className="chapter-other">
                {line}
              </p>
            ))}
          </li>
        );
      })}
    </ol>
  );
}
