import { dateFormats, numberFormats } from '@gejie/core';
import { type SubmitEvent, useState } from 'react';
import { problemText, useSavePreferences, useSignedIn } from '../../api/index.ts';
import { useLanguage, useText } from '../../i18n/index.ts';
import { timeZoneName, timeZones } from '../../naming/timeZones.ts';
import { Pick } from '../../screens/SettingsScreens/Pick.tsx';
import { announce } from '../../ui/announce.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogActions } from '../../ui/DialogActions.tsx';

/** The choice to write as the language does. */
const asLanguage = '';

const examples: Record<string, string> = {
  ymd: '2026-11-30',
  dmy: '30/11/2026',
  mdy: '11/30/2026',
  comma: '1,234.5',
  point: '1.234,5',
  space: '1 234,5',
};

/** One's own time zone, and how one writes dates and numbers. PLT-16 */
export default function PreferencesDialog({ onClose }: { onClose(): void }) {
  const t = useText();
  const language = useLanguage();
  const { user } = useSignedIn();
  const { mutate: save, isPending, error } = useSavePreferences();
  const [timeZone, setTimeZone] = useState(user.timeZone);
  const [dateFormat, setDateFormat] = useState<string>(user.dateFormat ?? asLanguage);
  const [numberFormat, setNumberFormat] = useState<string>(user.numberFormat ?? asLanguage);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const wishes = {
      timeZone,
      dateFormat: dateFormats.find((one) => one === dateFormat) ?? null,
      numberFormat: numberFormats.find((one) => one === numberFormat) ?? null,
    };
    save(wishes, {
      onSuccess: () => {
        announce(t('preferences.saved'));
        onClose();
      },
    });
  };
  const shown = (choice: string) => examples[choice] ?? t('preferences.asLanguage');
  return (
    <Dialog title={t('preferences.title')} width={420} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Pick
          label={t('settings.timeZone')}
          value={timeZone}
          options={timeZones(timeZone)}
          text={(zone) => timeZoneName(language, zone)}
          problem={error ? problemText(t, error) : undefined}
          onChange={setTimeZone}
        />
        <Pick
          label={t('preferences.dates')}
          value={dateFormat}
          options={[asLanguage, ...dateFormats]}
          text={shown}
          onChange={setDateFormat}
        />
        <Pick
          label={t('preferences.numbers')}
          value={numberFormat}
          options={[asLanguage, ...numberFormats]}
          text={shown}
          onChange={setNumberFormat}
        />
        <DialogActions action={t('form.save')} disabled={isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
