/** Every route of the interface, room by room; HTTP and the interface document are made from this list. */

import { routes as access } from '#access/routes.ts';
import { routes as audit } from '#audit/routes.ts';
import { routes as cleaning } from '#cleaning/routes.ts';
import { routes as documents } from '#documents/routes.ts';
import { routes as geography } from '#geography/routes.ts';
import { routes as intake } from '#intake/routes.ts';
import { routes as notices } from '#notices/routes.ts';
import { routes as population } from '#population/routes.ts';
import type { Route } from '#values/index.ts';
import { demoRoutes } from './demo/routes.ts';
import type { RouteNeeds } from './http-routes.ts';
import { ownRoutes } from './own-routes.ts';

type OfRoom<Needs> = { readonly room: string; readonly routes: readonly Route<Needs>[] };

const rooms: readonly OfRoom<RouteNeeds>[] = [
  { room: 'geography', routes: geography },
  { room: 'documents', routes: documents },
  { room: 'audit', routes: audit },
  { room: 'access', routes: access },
  { room: 'notices', routes: notices },
  { room: 'intake', routes: intake },
  { room: 'cleaning', routes: cleaning },
  { room: 'population', routes: population },
];

/** Those that are handed the register. */
export const roomRoutes: readonly Route<RouteNeeds>[] = rooms.flatMap(({ routes }) => routes);

/** All, with the room that each is of. */
export const routeTable: readonly OfRoom<never>[] = [{ room: 'program', routes: ownRoutes }, { room: 'program', routes: demoRoutes }, ...rooms];
