import { noticeTopics } from '@gejie/core';
import { Link, useSearch } from '@tanstack/react-router';
import { problemText, useUnsubscribe } from '../../api/index.ts';
import { useFormat, useLabel, useText } from '../../i18n/index.ts';
import { Entrance } from '../Entrance/Entrance.tsx';

/** Where the link of a letter leads: mail programs open links by themselves, so it takes a click more. */
export default function UnsubscribeScreen() {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const { token } = useSearch({ from: '/unsubscribe' });
  const { mutate, data, error, isPending } = useUnsubscribe();
  return (
    <Entrance title={t('unsubscribe.title')}>
      {data ? (
        <>
          <p role="status">
            {t('unsubscribe.done', {
              topics: format.list(data.topics.map((topic) => label(noticeTopics[topic].label))),
            })}
          </p>
          <Link to="/me/notices">{t('unsubscribe.settings')}</Link>
        </>
      ) : (
        <>
          <p>{t('unsubscribe.about')}</p>
          {error && <p className="field-error">{problemText(t, error)}</p>}
          <button
            type="button"
            className="btn btn-primary entrance-submit"
            disabled={isPending}
            onClick={() => mutate(token)}
          >
            {t('unsubscribe.do')}
          </button>
        </>
      )}
    </Entrance>
  );
}
