import type { QueryClient } from '@tanstack/react-query';
import { modulesQuery, sessionQuery } from '../api/index.ts';
import type { AppRouter } from './router.tsx';

/**
 * Asks at once for all that the first screen needs and that does not depend on an answer: who is here, the modules, the
 * code of the screen at this address. One after the other they would be as many waits for the network.
 */
export function askAhead(client: QueryClient, router: AppRouter): void {
  void client.prefetchQuery(sessionQuery);
  void client.prefetchQuery(modulesQuery);
  for (const { routeId } of router.matchRoutes(router.latestLocation)) {
    const route = router.routesById[routeId as keyof typeof router.routesById];
    // What can't be fetched is asked for again, and told, when the screen is drawn.
    void Promise.resolve(router.loadRouteChunk(route)).catch(() => undefined);
  }
}
