import type { RouteContract, RouteTable } from '@moja-ulica/shared/http.ts';
import { apiRoutes } from '@moja-ulica/shared/routes.ts';

const tables: Readonly<Record<string, RouteTable>> = apiRoutes;

const ids: ReadonlyMap<RouteContract, string> = new Map(
  Object.entries(tables).flatMap(([feature, table]) =>
    Object.entries(table).map(([name, route]): [RouteContract, string] => [route, `${feature}.${name}`]),
  ),
);

/** The operation's name in the API's document, such as `threads.createReply`: for figures, log and traces. */
export const operationIdOf = (route: RouteContract): string => ids.get(route) ?? 'other';
