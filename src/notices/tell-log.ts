/** Tells those who answer for the log that a witness refuses to sign it. */
import type { Listener } from '#database/index.ts';
import { notify } from './notify.ts';

export const tellLogRefused: Listener['hear'] = async ({ tx, now }, { eventId, payload }) => {
  const values = { witness: String(payload['witness']) };
  await notify(tx, { kind: 'log-refused', to: { roles: ['auditor', 'national-operator', 'administrator'], unit: null }, values, about: String(eventId) }, now);
};
