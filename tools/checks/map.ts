/** Who imports whom, against rooms.cjs; and that dependency-cruiser saw every file, for where it sees none it finds nothing wrong. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Check, orSilence, runTool } from './check.ts';
import { sourceFiles } from './source-files.ts';

type Violation = {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
  readonly comment?: string;
  readonly cycle?: readonly { readonly name: string }[];
};
type Cruise = { readonly modules: readonly { readonly source: string }[]; readonly summary: { readonly violations: readonly Violation[] } };

const places = ['src', 'program', 'web', 'test', 'tools', 'bench', 'examples'];

export const map: Check = {
  name: 'map',
  run: async (root) => {
    const present = places.filter((place) => existsSync(path.join(root, place)));
    const tool = await runTool(root, 'dependency-cruiser/bin/dependency-cruiser.mjs', [
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'json',
      ...present,
    ]);
    const cruise = readCruise(tool.stdout);
    if (!cruise) return orSilence([], { ...tool, code: tool.code || 1 }, 'dependency-cruiser');
    const seen = new Set(cruise.modules.map((module) => module.source));
    const unseen = sourceFiles(root, 'src/**/*.{ts,tsx}').filter((file) => !seen.has(file.path));
    return [
      ...unseen.map((file) => `${file.path}:1: dependency-cruiser did not see this file`),
      ...cruise.summary.violations.map(say),
      ...(seen.size === 0 ? ['dependency-cruiser saw no module at all'] : []),
    ];
  },
};

function readCruise(text: string): Cruise | undefined {
  try {
    return JSON.parse(text) as Cruise;
  } catch {
    return undefined;
  }
}

function say({ from, to, rule, comment, cycle }: Violation): string {
  const through = cycle ? ` (${[from, ...cycle.map((step) => step.name)].join(' → ')})` : '';
  return `${from}:1: imports ${to}${through}: ${rule.name}${comment ? `, ${comment}` : ''}`;
}
