import { QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { speakToServerIn, useSession, whenSignedOut } from '../api/index.ts';
import { LanguageProvider } from '../i18n/index.ts';
import { LanguageChoiceProvider, useLanguageChoice } from '../screens/Entrance/languageChoice.tsx';
import { ThemeProvider } from '../theme/index.ts';
import { Announcements } from './Announcements.tsx';
import { AntdProvider } from './AntdProvider.tsx';
import { ConflictProvider } from './ConflictProvider.tsx';
import { createQueryClient } from './queryClient.ts';
import { createAppRouter, leaveForSignIn } from './router.tsx';

/** Everything that stands above the screens. */
export function App() {
  const [client] = useState(createQueryClient);
  return (
    <QueryClientProvider client={client}>
      <ThemeProvider>
        <LanguageChoiceProvider>
          <Speaking />
        </LanguageChoiceProvider>
      </ThemeProvider>
    </QueryClientProvider>
  );
}

/** Below here everybody knows which language is spoken. */
function Speaking() {
  const { language } = useLanguageChoice();
  const { data: session } = useSession();
  speakToServerIn(language);
  return (
    <LanguageProvider
      language={language}
      timeZone={session?.user.timeZone}
      currency={session?.company.currency}
      currencies={session?.company.currencies}
    >
      <AntdProvider>
        <ConflictProvider>
          <Routed />
          <Announcements />
        </ConflictProvider>
      </AntdProvider>
    </LanguageProvider>
  );
}

function Routed() {
  const client = useQueryClient();
  const [router] = useState(() => {
    const made = createAppRouter(client);
    whenSignedOut(() => leaveForSignIn(client, made));
    return made;
  });
  return <RouterProvider router={router} />;
}
