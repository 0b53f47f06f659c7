/** Papers that a case will rest on are sent while the form is filled in: each with its share, its refusal in words, a way to leave it out. */
import './papers.css';
import { Button, FileButton } from '@mantine/core';
import { useRef, useState } from 'react';
import { formatBytes } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { Trouble } from '../../shared/parts.tsx';
import { type SentPaper, sendPaper } from '../../shared/send-paper.ts';
import { Thumbnail } from './thumbnail.tsx';

/** `share`: of its bytes, 0 to 1; `sent` once it is kept, `problem` once it is refused. */
export type PaperHere = {
  readonly key: string;
  readonly file: File;
  readonly share: number;
  readonly sent: SentPaper | null;
  readonly problem: Error | null;
};

const accepted = 'application/pdf,image/jpeg,image/png,image/webp';

/** Held by the page, so that they stay while it shows another step. */
export function usePapers() {
  const [papers, setPapers] = useState<readonly PaperHere[]>([]);
  const stops = useRef(new Map<string, AbortController>());
  const change = (key: string, changed: Partial<PaperHere>) => setPapers((held) => held.map((one) => (one.key === key ? { ...one, ...changed } : one)));
  const add = (files: readonly File[]) => {
    for (const file of files) {
      const key = crypto.randomUUID();
      const stop = new AbortController();
      stops.current.set(key, stop);
      setPapers((held) => [...held, { key, file, share: 0, sent: null, problem: null }]);
      sendPaper(file, { onShare: (share) => change(key, { share }), signal: stop.signal }).then(
        (sent) => change(key, { sent, share: 1 }),
        (problem: Error) => change(key, { problem }),
      );
    }
  };
  const leaveOut = (key: string) => {
    stops.current.get(key)?.abort();
    stops.current.delete(key);
    setPapers((held) => held.filter((one) => one.key !== key));
  };
  return {
    papers,
    add,
    leaveOut,
    ids: papers.flatMap(({ sent }) => (sent === null ? [] : [sent.documentId])),
    waits: papers.some(({ sent, problem }) => sent === null && problem === null),
    fails: papers.some(({ problem }) => problem !== null),
  };
}

export function SendPapers({ held: { papers, add, leaveOut } }: { readonly held: ReturnType<typeof usePapers> }) {
  const { say, language } = useWords();
  return (
    <div className="sent-papers">
      <FileButton multiple accept={accepted} onChange={(files) => add(files)} inputProps={{ 'aria-label': say('papers.add') }}>
        {(props) => <Button {...props}>{say('papers.add')}</Button>}
      </FileButton>
      <p className="soft small">{say('papers.which')}</p>
      <ul className="papers" aria-label={say('papers.title')} aria-live="polite">
        {papers.map(({ key, file, share, sent, problem }) => (
          <li key={key}>
            <Thumbnail bytes={sent === null ? undefined : file} media={sent?.mediaType ?? file.type} name={file.name} />
            <div>
              <span className="paper-name">{file.name}</span> <span className="soft">{formatBytes(file.size, language)}</span>
              {problem !== null ? (
                <Trouble error={problem} />
              ) : sent === null ? (
                <progress value={share} max={1} aria-label={say('papers.sending', { name: file.name })} />
              ) : (
                <span className="o">{say('papers.kept')}</span>
              )}
            </div>
            <button type="button" className="link" aria-label={say('papers.leave.of', { name: file.name })} onClick={() => leaveOut(key)}>
              {say('papers.leave')}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
