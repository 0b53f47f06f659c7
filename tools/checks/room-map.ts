/** The map of rooms as the checks read it. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** `writes` names tables of another room that this one writes in its own transaction, each with its reason. */
export type Room = {
  readonly room: string;
  readonly word: string;
  readonly knows: readonly string[];
  readonly writes?: readonly { readonly table: string; readonly why: string }[];
};

export function readRooms(root: string): readonly Room[] {
  const file = path.join(root, 'rooms.cjs');
  return existsSync(file) ? (createRequire(file)(file) as readonly Room[]) : [];
}
