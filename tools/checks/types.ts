/** Types hold, on the server and in the pages; the native compiler looks at both. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Check, orSilence, runTool } from './check.ts';
import { sourceFiles } from './source-files.ts';

export const types: Check = {
  name: 'types',
  run: async (root) => {
    const projects = ['tsconfig.json'];
    if (sourceFiles(root, 'web/**/*.{ts,tsx}').length > 0) projects.push('web/tsconfig.json');
    return (await Promise.all(projects.map((project) => judge(root, project)))).flat();
  },
};

async function judge(root: string, project: string): Promise<readonly string[]> {
  if (!existsSync(path.join(root, project))) return [`${project}: is missing, so nothing there is checked`];
  const tool = await runTool(root, 'typescript7/bin/tsc', ['--project', project, '--noEmit', '--pretty', 'false']);
  const breaches = tool.stdout
    .split('\n')
    .filter((line) => /error TS\d+/.test(line))
    .map((line) => line.replace(/^(.+?)\((\d+),\d+\): error /, '$1:$2: '));
  return orSilence(breaches, tool, `tsc -p ${project}`);
}
