import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeFields, receivedFields, saidOn } from './form.ts';

test('each field is asked for by its place in the list of fields', () => {
  const named = makeFields((place) => receivedFields[place]);
  assert.deepEqual(
    Object.entries(named),
    receivedFields.map((field) => [field, field]),
  );
  assert.deepEqual(saidOn({ fields: makeFields(() => undefined) }), {});
});
