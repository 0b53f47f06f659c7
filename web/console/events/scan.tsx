/** A scan beside what is typed from it: a picture as it is, of a PDF the way to take it. */
import './events.css';
import { useQuery } from '@tanstack/react-query';
import { readPaper } from '../../shared/client.ts';
import { useWords } from '../../shared/language.ts';
import { Trouble } from '../../shared/parts.tsx';
import { savePaper } from '../documents/kept-papers.tsx';
import { Thumbnail } from '../documents/thumbnail.tsx';

/** Pixels of the longer side: a page of a book is read at that. */
const readable = 1600;

export function Scan({ documentId }: { readonly documentId: string }) {
  const { say } = useWords();
  const { data, error } = useQuery({ queryKey: ['paper', documentId], queryFn: () => readPaper(documentId, { purpose: 'civil-event' }), retry: false });
  const name = say('entries.scan');
  if (error !== null) return <Trouble error={error} />;
  if (data === undefined) return null;
  return (
    <div className="scan">
      <Thumbnail bytes={data} media={data.type} name={name} side={readable} />
      <button type="button" className="link" onClick={() => savePaper(data, `${name}.${data.type.split('/')[1] ?? ''}`)}>
        {say('entries.scan.open')}
      </button>
    </div>
  );
}
