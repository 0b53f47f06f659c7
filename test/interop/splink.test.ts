/** Where Splink is installed (SOGOC_PYTHON, else python3): on equal terms it accepts the pairs that `sogoc link` accepts. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { madeUpPeople } from '#linkage/index.ts';
import { equalTerms } from '../../bench/linkage.ts';

const root = path.resolve(import.meta.dirname, '../..');
const python = process.env['SOGOC_PYTHON'] ?? 'python3';
const noSplinkHere =
  spawnSync(python, ['-c', 'import splink, duckdb, pandas'], { stdio: 'ignore' }).status === 0 ? false : `${python} has no splink, duckdb and pandas`;

test('the same blocking, levels and weights: as many pairs as Splink accepts', { skip: noSplinkHere }, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-splink-'));
  const place = (name: string): string => path.join(folder, name);
  try {
    writeFileSync(place('people.csv'), madeUpPeople(2000, 11).csv);
    writeFileSync(place('given.json'), JSON.stringify(equalTerms));
    const ours = spawnSync(
      process.execPath,
      [path.join(root, 'program/main.ts'), 'link', place('people.csv'), '--settings', place('given.json'), '--out', place('out')],
      { encoding: 'utf8' },
    );
    assert.equal(ours.status, 0, ours.stderr);
    const peer = spawnSync(python, [path.join(root, 'bench/run-splink.py'), 'given', place('people.csv'), place('given.json')], { encoding: 'utf8' });
    assert.equal(peer.status, 0, peer.stderr);
    assert.equal(readFileSync(place('out/pairs.csv'), 'utf8').trim().split('\n').length - 1, (JSON.parse(peer.stdout) as { accepted: number }).accepted);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
