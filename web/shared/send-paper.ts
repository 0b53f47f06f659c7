/** Sends a paper and tells how much of it is sent; `fetch` says nothing of that. */
import type { ProblemBody } from './api.ts';
import { Problem } from './client.ts';
import { currentLanguage } from './language.ts';

export type SentPaper = { readonly documentId: string; readonly mediaType: string; readonly bytes: number };

/** `onShare` is told 0 to 1. Refused in the server's words as a Problem; stopped, it never settles. */
export function sendPaper(file: File, { onShare, signal }: { readonly onShare: (share: number) => void; readonly signal: AbortSignal }): Promise<SentPaper> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/v1/documents');
    request.setRequestHeader('accept-language', currentLanguage());
    request.setRequestHeader('content-type', file.type === '' ? 'application/octet-stream' : file.type);
    request.setRequestHeader('sogoc-filename', encodeURIComponent(file.name));
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onShare(total === 0 ? 0 : loaded / total);
    request.onload = () => {
      if (request.status === 201) resolve(request.response as SentPaper);
      else reject(new Problem((request.response as ProblemBody | null) ?? { title: request.statusText, status: request.status, code: 'unknown' }));
    };
    request.onerror = () => reject(new Problem({ title: '', status: 0, code: 'unreachable' }));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
