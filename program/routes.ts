/** Every route of the interface, room by room; HTTP and the interface document are made from this list. */
import { routes as cleaning } from '#cleaning/routes.ts';
import { routes as intake } from '#intake/routes.ts';
import { routes as population } from '#population/routes.ts';
import type { Route } from '#values/index.ts';
import type { RouteNeeds } from './http-routes.ts';

export const roomRoutes: readonly { readonly room: string; readonly routes: readonly Route<RouteNeeds>[] }[] = [
  { room: 'intake', routes: intake },
  { room: 'cleaning', routes: cleaning },
  { room: 'population', routes: population },
];

export const allRoutes: readonly Route<RouteNeeds>[] = roomRoutes.flatMap(({ routes }) => routes);
