/** A program that holds the register of the folder it is given until it is killed; says `open <server pid>` when it does. */
import { openDatabase, serverPid } from '#database/index.ts';

const folder = process.argv[2] ?? '';
await openDatabase(folder, { connections: 1 });
process.stdout.write(`open ${serverPid(folder)}\n`);
setInterval(() => {}, 60_000);
