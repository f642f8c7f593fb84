import { useFormat, useLanguage, useText } from '../../../i18n/index.ts';
import { daysBetween } from './ends.ts';

/** `到周五`, `到 12-24`: the end of a share, by its weekday while that is the coming one. */
export function useUntil(): (until: string | null) => string {
  const t = useText();
  const format = useFormat();
  const language = useLanguage();
  return (until) => {
    if (until === null) return t('sharing.forever');
    const day = format.today(new Date(until));
    const ahead = daysBetween(format.today(), day);
    if (ahead === 0) return t('sharing.untilDay', { day: format.relative(day) });
    if (ahead < 0 || ahead > 6) return t('sharing.untilDate', { day: format.dateShort(day) });
    const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
    return t('sharing.untilDay', { day: weekday.format(new Date(`${day}T00:00:00Z`)) });
  };
}
