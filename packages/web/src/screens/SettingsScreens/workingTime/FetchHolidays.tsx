import { useState } from 'react';
import { problemText, useFetchHolidays } from '../../../api/index.ts';
import { useFormat, useText } from '../../../i18n/index.ts';
import { announce, announceProblem } from '../../../ui/announce.ts';

/** Adds the holidays of China of a year, with the working days that make up for them. */
export function FetchHolidays() {
  const t = useText();
  const thisYear = Number(useFormat().today().slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const { mutate: fetch, isPending } = useFetchHolidays();
  const add = () =>
    fetch(year, {
      onSuccess: ({ added, arranged }) =>
        announce(t(arranged ? 'company.holidaysAdded' : 'company.holidaysByLaw', { year, added })),
      onError: (error) => announceProblem(problemText(t, error)),
    });
  return (
    <>
      <select
        className="text-input"
        aria-label={t('company.year')}
        value={year}
        onChange={(event) => setYear(Number(event.target.value))}
      >
        {[thisYear - 1, thisYear, thisYear + 1, thisYear + 2].map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
      <button type="button" className="btn" disabled={isPending} onClick={add}>
        {t('company.holidaysFetch')}
      </button>
    </>
  );
}
