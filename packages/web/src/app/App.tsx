import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { speakToServerIn, useSession, whenSignedOut } from '../api/index.ts';
import { LanguageProvider } from '../i18n/index.ts';
import { LanguageChoiceProvider, useLanguageChoice } from '../screens/Entrance/languageChoice.tsx';
import { ThemeProvider } from '../theme/index.ts';
import { Announcements } from './Announcements.tsx';
import { AntdProvider } from './AntdProvider.tsx';
import { askAhead } from './askAhead.ts';
import { ConflictProvider } from './ConflictProvider.tsx';
import { createQueryClient } from './queryClient.ts';
import { type AppRouter, createAppRouter, leaveForSignIn } from './router.tsx';

/** Everything that stands above the screens. */
export function App() {
  const [{ client, router }] = useState(start);
  return (
    <QueryClientProvider client={client}>
      <ThemeProvider>
        <LanguageChoiceProvider>
          <Speaking router={router} />
        </LanguageChoiceProvider>
      </ThemeProvider>
    </QueryClientProvider>
  );
}

function start() {
  const client = createQueryClient();
  const router = createAppRouter(client);
  whenSignedOut(() => leaveForSignIn(client, router));
  askAhead(client, router);
  return { client, router };
}

/** Below here everybody knows which language is spoken. */
function Speaking({ router }: { router: AppRouter }) {
  const { language } = useLanguageChoice();
  const { data: session } = useSession();
  speakToServerIn(language);
  return (
    <LanguageProvider
      language={language}
      timeZone={session?.user.timeZone}
      currency={session?.company.currency}
      currencies={session?.company.currencies}
      dateFormat={session?.user.dateFormat}
      numberFormat={session?.user.numberFormat}
    >
      <AntdProvider>
        <ConflictProvider>
          <RouterProvider router={router} />
          <Announcements />
        </ConflictProvider>
      </AntdProvider>
    </LanguageProvider>
  );
}
