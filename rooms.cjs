// The map: one line a room in reading order, with what it may know; always rooms above it. Checked by dependency-cruiser and `npm run check`.
// `writes`: a table of another room that this one writes in its own transaction, with the reason; one that is no longer used is a breach.
module.exports = [
  { room: 'values', word: 'values that cannot be built wrong, refusals, state tables', knows: [] },
  { room: 'database', word: 'PostgreSQL: server, transactions, COPY, migrations, leases', knows: ['values'] },
  { room: 'geography', word: 'administrative units in time', knows: ['values', 'database'] },
  { room: 'simulation', word: 'a made-up country and the files that its offices send', knows: ['values', 'geography'] },
  { room: 'documents', word: 'received files, content-addressed', knows: ['values', 'database'] },
  { room: 'intake', word: 'received files, refused rows, acts, the canonical form', knows: ['values', 'database', 'geography', 'documents'] },
  { room: 'conflicts', word: 'contradictions with an owner and a clock', knows: ['values', 'database', 'geography', 'intake'] },
  { room: 'cleaning', word: 'rules, findings, the clean form', knows: ['values', 'database', 'geography', 'intake', 'conflicts'] },
  { room: 'linkage', word: 'which forms speak of one person', knows: ['values', 'database', 'geography', 'intake', 'conflicts', 'cleaning'] },
  { room: 'numbering', word: 'personal identification numbers', knows: ['values', 'database', 'geography', 'intake', 'conflicts', 'cleaning', 'linkage'] },
  {
    room: 'population',
    word: 'persons, history, households, corrections',
    knows: ['values', 'database', 'geography', 'documents', 'intake', 'conflicts', 'cleaning', 'linkage', 'numbering'],
  },
];
