/** The real program as its users start it: a process of its own, its exit code, what it printed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

const main = path.resolve(import.meta.dirname, '../../program/main.ts');

export type Run = { readonly code: number | null; readonly signal: NodeJS.Signals | null; readonly stdout: string; readonly stderr: string };

/** Starts `sogoc …`; `env` is added to this process's own. */
export function startSogoc(args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, SOGOC_LANG: 'en', ...env } });
}

/** Waits for a started program and gathers what it says. */
export async function outcomeOf(child: ChildProcess): Promise<Run> {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => void (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => void (stderr += text));
  return await new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr })));
}

export const runSogoc = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Run> => outcomeOf(startSogoc(args, env));

/** Runs with `--json` and reads the one object that it prints; fails loudly when there is none. */
export async function jsonOf<T>(args: readonly string[]): Promise<{ run: Run; data: T }> {
  const run = await runSogoc([...args, '--json']);
  try {
    return { run, data: JSON.parse(run.stdout) as T };
  } catch {
    throw new Error(`no JSON object from sogoc ${args.join(' ')}: exit ${run.code}\n${run.stdout.slice(0, 500)}\n${run.stderr.slice(-2000)}`);
  }
}

/** Waits until a build that was started takes files in; it must not have ended before. */
export async function takesFiles(build: ChildProcess, data: string): Promise<void> {
  const documents = path.join(data, 'documents');
  while (!existsSync(documents) || readdirSync(documents).length === 0) {
    if (build.exitCode !== null || build.signalCode !== null)
      throw new Error(`the build ended before it took a file in: ${build.exitCode ?? build.signalCode}`);
    await pause(20);
  }
}

/** An empty folder that is gone after the test. */
export function freshFolder(t: TestContext): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
