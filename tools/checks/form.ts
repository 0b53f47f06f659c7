/** How code is written: formatter and linter, whose rules are an error or off (biome.json). */
import { type Check, orSilence, runTool } from './check.ts';
import { sourceFiles } from './source-files.ts';

type Diagnostic = {
  readonly category: string;
  readonly message: string;
  readonly location?: { readonly path?: string; readonly start?: { readonly line: number } };
};

type Report = { readonly summary: { readonly unchanged: number; readonly changed: number }; readonly diagnostics: readonly Diagnostic[] };

export const form: Check = {
  name: 'form',
  run: async (root) => {
    const tool = await runTool(root, '@biomejs/biome/bin/biome', ['check', '--reporter=json', '--max-diagnostics=none', '--error-on-warnings']);
    const start = tool.stdout.indexOf('{');
    if (start < 0) return orSilence([], { ...tool, code: tool.code || 1 }, 'biome');
    const report = JSON.parse(tool.stdout.slice(start)) as Report;
    const [seen, sources] = [report.summary.unchanged + report.summary.changed, sourceFiles(root, '**/*.{ts,tsx,cjs}', 'biome.json').length]; // it always looks at its own settings
    if (sources <= 1 || seen < sources) return [`biome looked at ${seen} of ${sources} files`];
    return orSilence(report.diagnostics.map(say), tool, 'biome');
  },
};

function say({ category, message, location }: Diagnostic): string {
  const where = `${location?.path ?? '?'}:${location?.start?.line || 1}`;
  return category === 'format' ? `${where}: is not as the formatter writes it (npx biome check --write mends it)` : `${where}: ${message} (${category})`;
}
