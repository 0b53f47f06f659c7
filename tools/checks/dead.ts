/** Nothing lies about that nobody uses: files, exports, packages (knip.jsonc). */
import { type Check, orSilence, runTool } from './check.ts';

type Named = { readonly name: string; readonly line?: number };
type Issue = { readonly file: string } & { readonly [kind: string]: readonly Named[] | string };

const words: { readonly [kind: string]: string } = {
  files: 'is used by nothing',
  exports: 'is exported and used by nobody',
  nsExports: 'is exported and used by nobody',
  duplicates: 'is exported under two names',
  dependencies: 'is a dependency that nothing imports',
  devDependencies: 'is a devDependency that nothing uses',
  unlisted: 'is imported but not in package.json',
  unresolved: 'leads nowhere',
  binaries: 'is called but comes from no package',
};

export const dead: Check = {
  name: 'dead code',
  run: async (root) => {
    const tool = await runTool(root, 'knip/bin/knip.js', ['--reporter', 'json', '--no-progress', '--no-config-hints']);
    const start = tool.stdout.indexOf('{');
    const report = start < 0 ? undefined : (JSON.parse(tool.stdout.slice(start)) as { readonly issues: readonly Issue[] });
    return orSilence((report?.issues ?? []).flatMap(say), tool, 'knip');
  },
};

function say(issue: Issue): string[] {
  return Object.entries(words).flatMap(([kind, says]) => {
    const found = issue[kind];
    return Array.isArray(found)
      ? (found as readonly Named[]).map(({ name, line }) => `${issue.file}:${line ?? 1}: ${kind === 'files' ? '' : `${name} `}${says}`)
      : [];
  });
}
