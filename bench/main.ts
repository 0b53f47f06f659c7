/** `npm run bench [-- name … --people N]`: each entry prints ours, the peer's or the limit's, their ratio, and whether the goal holds. */
import { parseArgs } from 'node:util';
import { benches } from './benches.ts';

const { values, positionals: asked } = parseArgs({ allowPositionals: true, options: { people: { type: 'string' } } });
const people = values.people === undefined ? undefined : Number(values.people);
if (people !== undefined && !(Number.isSafeInteger(people) && people > 0)) {
  console.error('--people is a whole number above 0');
  process.exit(2);
}
const unknown = asked.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0) {
  console.error(`no bench called ${unknown.join(', ')}; there are: ${benches.map((bench) => bench.name).join(', ')}`);
  process.exit(2);
}
let missed = 0;
for (const bench of benches) {
  if (asked.length === 0 ? bench.onlyNamed : !asked.includes(bench.name)) continue;
  console.log(`\n${bench.name}: ${bench.about}`);
  for await (const { what, ours, other, otherIs, ratio, goal, note } of bench.run(people)) {
    const holds = goal === undefined || ratio <= goal;
    if (!holds) missed++;
    const judged = goal === undefined ? 'no goal at this size' : `goal ≤ ${Number(goal.toFixed(3))} · ${holds ? 'holds' : 'MISSED'}`;
    console.log(`  ${what}\n    ours ${ours} · ${otherIs} ${other} · ratio ${ratio.toFixed(2)} · ${judged}${note ? `\n    ${note}` : ''}`);
  }
}
process.exitCode = missed > 0 ? 1 : 0;
