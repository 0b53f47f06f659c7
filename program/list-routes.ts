/** `sogoc routes`: the route table as data. */
import type { CommandNeeds } from '#database/index.ts';
import type { Command } from '#values/index.ts';
import { routeTable } from './routes.ts';

export const routesCommand: Command<CommandNeeds> = {
  path: ['routes'],
  brief: { vi: 'mọi đường vào giao diện máy', en: 'every route of the interface' },
  example: 'sogoc routes --json',
  run: async () => {
    const routes = routeTable.flatMap(({ room, routes }) => routes.map(({ method, path, who, purpose }) => ({ method, path, who, purpose, room })));
    return {
      data: routes,
      *say() {
        for (const { method, path, who, room } of routes)
          yield `${method.padEnd(5)} ${path.padEnd(40)} ${room.padEnd(11)} ${Array.isArray(who) ? who.join(', ') : who}`;
      },
    };
  },
};
