// The map: one line a room in reading order, with what it may know; always rooms above it. Checked by dependency-cruiser and `npm run check`.
// `writes`: a table of another room that this one writes in its own transaction, with the reason; one that is no longer used is a breach.
const ground = ['values', 'database', 'audit', 'geography', 'access'];

module.exports = [
  { room: 'values', word: 'values that cannot be built wrong, refusals, state tables', knows: [] },
  { room: 'database', word: 'PostgreSQL: server, transactions, COPY, migrations, leases', knows: ['values'] },
  { room: 'audit', word: 'who read or wrote what of whom, and why; the log that proves it', knows: ['values', 'database'] },
  { room: 'geography', word: 'administrative units in time', knows: ['values', 'database'] },
  { room: 'simulation', word: 'a made-up country and the files that its offices send', knows: ['values', 'geography'] },
  { room: 'access', word: 'officers, their offices and sessions, purposes, jurisdiction', knows: ['values', 'database', 'audit', 'geography'] },
  { room: 'documents', word: 'received files and papers, content-addressed', knows: [...ground] },
  { room: 'notices', word: 'messages to persons and officers, in the register and by mail or telephone', knows: [...ground] },
  { room: 'intake', word: 'received files, refused rows, acts, the canonical form', knows: [...ground, 'documents'] },
  { room: 'conflicts', word: 'contradictions with an owner and a clock', knows: [...ground, 'notices', 'intake'] },
  { room: 'cleaning', word: 'rules, findings, the clean form', knows: [...ground, 'notices', 'intake', 'conflicts'] },
  { room: 'linkage', word: 'which forms speak of one person', knows: [...ground, 'intake', 'conflicts', 'cleaning'] },
  { room: 'numbering', word: 'personal identification numbers', knows: [...ground, 'intake', 'conflicts', 'cleaning', 'linkage'] },
  {
    room: 'population',
    word: 'persons, history, households, corrections',
    knows: [...ground, 'documents', 'notices', 'intake', 'conflicts', 'cleaning', 'linkage', 'numbering'],
  },
];
