import { MutationCache, QueryClient } from '@tanstack/react-query';
import { mayPass, problemText } from '../api/index.ts';
import { textIn } from '../i18n/index.ts';
import { announceProblem } from '../ui/announce.ts';

declare module '@tanstack/react-query' {
  interface Register {
    mutationMeta: {
      /** The screen shows the problem itself. */
      quiet?: boolean;
    };
  }
}

/** Reads are tried again only where that may help; a write that failed is said aloud unless its screen says it. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 20_000,
        gcTime: 10 * 60_000,
        retry: (failures, error) => failures < 2 && mayPass(error),
      },
    },
    mutationCache: new MutationCache({
      onError: (error, _variables, _context, mutation) => {
        if (mutation.meta?.quiet) return;
        const language = document.documentElement.lang === 'en' ? 'en' : 'zh-CN';
        announceProblem(problemText((key, params) => textIn(language, key, params), error));
      },
    }),
  });
}
