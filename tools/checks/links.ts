/** Links between documents lead somewhere: the file is there, and so is the heading. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Check } from './check.ts';
import { lineAt, type SourceFile, sourceFiles } from './source-files.ts';

export const links: Check = {
  name: 'links',
  run: (root) => sourceFiles(root, '**/*.md').flatMap((file) => judgeFile(root, file)),
};

const link = /!?\[[^\]]*\]\(([^()\s]+(?:\([^()]*\))?)(?:\s+"[^"]*")?\)|<(?:img|a)\s[^>]*(?:src|href)="([^"]+)"/g;

function judgeFile(root: string, file: SourceFile): string[] {
  const text = file.text.replace(/```[\s\S]*?```|`[^`\n]*`/g, (code) => code.replace(/[^\n]/g, ' '));
  return [...text.matchAll(link)].flatMap((match) => {
    const target = match[1] ?? match[2] ?? '';
    if (/^[a-z]+:/i.test(target)) return [];
    const says = judgeTarget(root, file, target);
    return says ? [`${file.path}:${lineAt(text, match.index)}: ${target} ${says}`] : [];
  });
}

function judgeTarget(root: string, file: SourceFile, target: string): string | undefined {
  const [to = '', anchor] = decodeURI(target).split('#');
  const where = to === '' ? path.join(root, file.path) : path.join(root, path.dirname(file.path), to);
  if (path.relative(root, where).startsWith('..')) return 'leads out of the repository';
  if (!existsSync(where)) return 'does not exist';
  if (!anchor || statSync(where).isDirectory() || !where.endsWith('.md')) return undefined;
  return headings(readFileSync(where, 'utf8')).has(anchor) ? undefined : 'has no such heading';
}

/** As GitHub makes them: lower case, signs dropped, spaces to hyphens. */
function headings(text: string): Set<string> {
  const titles = [...text.replace(/```[\s\S]*?```/g, '').matchAll(/^#{1,6}\s+(.+)$/gm)].map((match) => match[1] ?? '');
  return new Set(
    titles.map((title) =>
      title
        .trim()
        .toLowerCase()
        .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
        .replace(/\s/g, '-'),
    ),
  );
}
