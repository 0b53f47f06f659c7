/** What a check is, and how it runs a tool of its own. */
import { spawn } from 'node:child_process';
import path from 'node:path';

/** A name and a run over a source tree; each breach is one line: `path:line: what is wrong`. No line: the tree holds. */
export type Check = { readonly name: string; readonly run: (root: string) => Promise<readonly string[]> | readonly string[] };

/** The tools are those of this repository, whatever tree they look at. */
const home = path.resolve(import.meta.dirname, '../..');

export type ToolRun = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** Runs a tool of node_modules by its script, in the tree that is checked. */
export const runTool = (root: string, script: string, args: readonly string[]): Promise<ToolRun> =>
  runProgram(root, process.execPath, [path.join(home, 'node_modules', script), ...args]);

/** A package's own program, which is no script. */
export function runProgram(root: string, program: string, args: readonly string[]): Promise<ToolRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(path.resolve(home, 'node_modules', program), args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, stdout, stderr }));
  });
}

/** A tool that failed without naming a breach has not looked: that is a breach too. */
export function orSilence(breaches: readonly string[], tool: ToolRun, name: string): readonly string[] {
  if (breaches.length > 0 || tool.code === 0) return breaches;
  return [`${name} ended with code ${tool.code}: ${(tool.stderr || tool.stdout).trim().slice(0, 2000)}`];
}
