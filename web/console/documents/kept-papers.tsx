/** Papers of a case: fetched when they are asked for, since each is a look; a picture is drawn small, every one can be taken as a file. */
import './papers.css';
import { useMutation } from '@tanstack/react-query';
import { readPaper, type Why } from '../../shared/client.ts';
import { formatBytes } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { Trouble } from '../../shared/parts.tsx';
import { Thumbnail } from './thumbnail.tsx';

export type KeptPaper = { readonly documentId: string; readonly fileName: string; readonly mediaType: string; readonly bytes: number };

export function KeptPapers({ papers, why }: { readonly papers: readonly KeptPaper[]; readonly why: Why }) {
  const { say } = useWords();
  return (
    <ul className="papers" aria-label={say('papers.title')}>
      {papers.map((paper) => (
        <Paper key={paper.documentId} paper={paper} why={why} />
      ))}
    </ul>
  );
}

function Paper({ paper: { documentId, fileName, mediaType, bytes }, why }: { readonly paper: KeptPaper; readonly why: Why }) {
  const { say, language } = useWords();
  const fetched = useMutation({ mutationFn: () => readPaper(documentId, why) });
  return (
    <li>
      <Thumbnail bytes={fetched.data} media={mediaType} name={fileName} />
      <div>
        <span className="paper-name">{fileName}</span> <span className="soft">{formatBytes(bytes, language)}</span>
        {fetched.error === null ? null : <Trouble error={fetched.error} />}
      </div>
      {fetched.data === undefined ? (
        <button
          type="button"
          className="link"
          disabled={fetched.isPending}
          aria-label={say('papers.see.of', { name: fileName })}
          onClick={() => fetched.mutate()}
        >
          {say('papers.see')}
        </button>
      ) : (
        <button type="button" className="link" aria-label={say('papers.take.of', { name: fileName })} onClick={() => savePaper(fetched.data, fileName)}>
          {say('papers.take')}
        </button>
      )}
    </li>
  );
}

export function savePaper(bytes: Blob, name: string): void {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
