import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { emptyRoot, type Hash, isConsistent, isIncluded, leafHash, nodeHash, splitOf } from './merkle.ts';

const vectors = path.resolve(import.meta.dirname, '../../../../shared/vectors/merkle');
const skip = existsSync(vectors) ? false : 'the folder of vectors is not here';

type Vector = { desc: string; wantErr: boolean; root: string; leafHash: string; leafIdx: number; treeSize: number; proof: string[] | null } & {
  size1: number;
  size2: number;
  root1: string;
  root2: string;
};

function vectorsOf(kind: string): Vector[] {
  const files = readdirSync(path.join(vectors, kind), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
  return files.map((file) => JSON.parse(readFileSync(path.join(vectors, kind, file), 'utf8')) as Vector);
}

const bytes = (text: string | null): Buffer => Buffer.from(text ?? '', 'base64');

test('RFC 9162, 2.1.3.2: inclusion proofs of transparency-dev/merkle, good and bad', { skip }, () => {
  const all = vectorsOf('inclusion');
  for (const { desc, wantErr, root, leafHash: leaf, leafIdx, treeSize, proof } of all)
    assert.equal(isIncluded({ index: leafIdx, size: treeSize, leaf: bytes(leaf), root: bytes(root), proof: (proof ?? []).map(bytes) }), !wantErr, desc);
  assert.ok(all.some(({ wantErr }) => wantErr) && all.some(({ wantErr }) => !wantErr));
});

test('RFC 9162, 2.1.4.2: consistency proofs of transparency-dev/merkle, good and bad', { skip }, () => {
  const all = vectorsOf('consistency');
  for (const { desc, wantErr, size1, size2, root1, root2, proof } of all) {
    assert.equal(isConsistent({ size1, size2, root1: bytes(root1), root2: bytes(root2), proof: (proof ?? []).map(bytes) }), !wantErr, desc);
  }
});

const root = (leaves: readonly Hash[]): Hash => {
  if (leaves.length < 2) return leaves[0] ?? emptyRoot;
  const k = splitOf(leaves.length);
  return nodeHash(root(leaves.slice(0, k)), root(leaves.slice(k)));
};

test('RFC 6962, 2.1: the tree of certificate-transparency, of 0 to 8 leaves', () => {
  const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((hex) =>
    leafHash(Buffer.from(hex, 'hex')),
  );
  const roots = [
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ];
  for (const [size, hex] of roots.entries()) assert.equal(root(leaves.slice(0, size)).toString('hex'), hex);
});
