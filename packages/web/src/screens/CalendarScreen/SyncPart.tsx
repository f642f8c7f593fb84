import type { ModuleMetadata } from '@gejie/core';
import { problemText, useCreateToken, useModules, useSignedIn } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { announce } from '../../ui/announce.ts';

/** What a phone has to be told to read and write the calendar (CalDAV): where, who, and a password made for it. CAL-04 */
export function SyncPart() {
  const t = useText();
  const { user } = useSignedIn();
  const { data: modules = [] } = useModules();
  const { mutate: create, data, isPending, error } = useCreateToken();
  const scopes = scopesFor(modules);
  const facts = [
    ['calendar.sync.server', `${window.location.origin}/dav/`],
    ['calendar.sync.user', user.username],
    ...(data ? [['calendar.sync.password', data.token] as const] : []),
  ] as const;
  return (
    <section className="sync-part">
      <h3>{t('calendar.sync.title')}</h3>
      <p className="quiet">{t('calendar.sync.about')}</p>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>
              <code>{value}</code>
              {navigator.clipboard && (
                <button
                  type="button"
                  className="btn btn-quiet"
                  onClick={() =>
                    void navigator.clipboard.writeText(value).then(() => announce(t('calendar.sync.copied')))
                  }
                >
                  {t('calendar.sync.copy')}
                </button>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {error && <p className="notice notice-problem">{problemText(t, error)}</p>}
      {data ? (
        <p className="quiet">{t('calendar.sync.once')}</p>
      ) : (
        <button
          type="button"
          className="btn"
          disabled={isPending || scopes.length === 0}
          onClick={() => create({ name: t('calendar.sync.tokenName'), scopes, until: null })}
        >
          {t('calendar.sync.make')}
        </button>
      )}
    </section>
  );
}

/** What stands in calendars is written; whoever may take part in it is read, to be told and found by their addresses. */
function scopesFor(modules: readonly ModuleMetadata[]): string[] {
  const written = modules.filter(({ calendar }) => calendar && !calendar.aside);
  const people = written.flatMap(
    ({ calendar, fields }) => fields.find(({ name }) => name === calendar?.people)?.targets ?? [],
  );
  return [...written.map(({ path }) => path), ...[...new Set(people)].map((path) => `${path}:read`)];
}
