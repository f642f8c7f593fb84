import type { StoredFile } from '@gejie/core';
import { type SubmitEvent, useId, useMemo, useState } from 'react';
import { ApiProblem, problemText, requestValues, useSaveSettings } from '../../api/index.ts';
import { FileControl } from '../../fields/parts/FileControl.tsx';
import { type TextKey, useLanguage, useText } from '../../i18n/index.ts';
import { timeZoneName, timeZones } from '../../naming/timeZones.ts';
import { announce, announceProblem } from '../../ui/announce.ts';
import { Check } from '../../ui/Check.tsx';
import { LabelledInput } from '../../ui/LabelledInput.tsx';
import { Pick } from './Pick.tsx';

/** What the server keeps of the company. */
export interface CompanyProfile {
  name: string;
  currency: string;
  timeZone: string;
  /** 1–12 */
  fiscalYearStart: number;
  legalName: string | null;
  taxNumber: string | null;
  bankName: string | null;
  bankAccount: string | null;
  address: string | null;
  registeredAddress: string | null;
  shippingAddress: string | null;
  email: string | null;
  phone: string | null;
  website: string | null;
  serviceName: string | null;
  servicePhone: string | null;
  serviceEmail: string | null;
  /** Stock may fall below nought. */
  oversell: boolean;
  /** What goes without approval, in percent or the company's currency. */
  maxDiscount: string | null;
  minMargin: string | null;
  maxPurchase: string | null;
  logo: StoredFile | null;
  /** Of what is printed: `#rrggbb`. */
  colour: string | null;
}

/** Lines that may be left empty, and what they are called. */
const contactLines = {
  phone: 'settings.phone',
  email: 'company.email',
  website: 'settings.website',
  address: 'settings.address',
  shippingAddress: 'company.shippingAddress',
} as const;
const serviceLines = {
  serviceName: 'company.serviceName',
  servicePhone: 'company.servicePhone',
  serviceEmail: 'company.serviceEmail',
} as const;
const invoicingLines = {
  legalName: 'company.legalName',
  taxNumber: 'company.taxNumber',
  registeredAddress: 'company.registeredAddress',
  bankName: 'company.bankName',
  bankAccount: 'company.bankAccount',
} as const;
const limitLines = {
  maxDiscount: 'company.maxDiscount',
  minMargin: 'company.minMargin',
  maxPurchase: 'company.maxPurchase',
} as const;
type Line =
  | keyof typeof contactLines
  | keyof typeof serviceLines
  | keyof typeof invoicingLines
  | keyof typeof limitLines;

/** Of what is printed, until the company has its own. */
const usualColour = '#1f5fd6';
const months = Array.from({ length: 12 }, (_month, index) => index + 1);

/** Everything about the company on one page; what is wrong is said at its line. */
export function ProfileForm({ profile }: { profile: CompanyProfile }) {
  const t = useText();
  const logoId = useId();
  const colourId = useId();
  const names = useNames();
  // Only what was typed is kept and sent: what a colleague saves meanwhile stays, and is shown in the other lines.
  const [typed, setTyped] = useState<Partial<CompanyProfile>>({});
  const values = { ...profile, ...typed };
  const [problems, setProblems] = useState<Record<string, string>>({});
  const { mutate: save, isPending } = useSaveSettings<CompanyProfile>('company');
  const change = (changes: Partial<CompanyProfile>) => setTyped((before) => ({ ...before, ...changes }));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!values.name.trim()) return setProblems({ name: t('setup.companyMissing') });
    setProblems({});
    save(requestValues(typed) as Partial<CompanyProfile>, {
      onSuccess: () => {
        setTyped({});
        announce(t('settings.saved'));
      },
      onError: (error) => {
        const named = error instanceof ApiProblem ? error.fieldProblems : [];
        setProblems(Object.fromEntries(named.map(({ field, message }) => [field, message])));
        if (named.length === 0) announceProblem(problemText(t, error));
      },
    });
  };
  const linesOf = (lines: Partial<Record<Line, TextKey>>) =>
    (Object.entries(lines) as [Line, TextKey][]).map(([line, text]) => (
      <LabelledInput
        key={line}
        label={t(text)}
        value={values[line] ?? ''}
        onChange={(typed) => change({ [line]: typed || null })}
        problem={problems[line]}
      />
    ));
  return (
    <form className="settings-form" onSubmit={submit} noValidate>
      <LabelledInput
        label={t('setup.company')}
        value={values.name}
        onChange={(name) => change({ name })}
        problem={problems.name}
        autoComplete="organization"
      />
      <div className="labelled-input">
        <label className="field-label" htmlFor={logoId}>
          {t('settings.logo')}
        </label>
        <FileControl
          id={logoId}
          value={values.logo}
          accept="image/png,image/jpeg,image/webp"
          preview
          onChange={(logo) => change({ logo: logo as StoredFile | null })}
        />
        {problems.logo && <p className="field-error">{problems.logo}</p>}
      </div>
      <div className="labelled-input">
        <label className="field-label" htmlFor={colourId}>
          {t('company.colour')}
        </label>
        <input
          id={colourId}
          type="color"
          className="colour-input"
          value={values.colour ?? usualColour}
          onChange={({ target }) => change({ colour: target.value })}
        />
        {problems.colour && <p className="field-error">{problems.colour}</p>}
      </div>
      <h2>{t('company.part.contact')}</h2>
      {linesOf(contactLines)}
      <h2>{t('company.part.service')}</h2>
      <p className="field-hint">{t('company.serviceHint')}</p>
      {linesOf(serviceLines)}
      <h2>{t('company.part.invoicing')}</h2>
      {linesOf(invoicingLines)}
      <h2>{t('company.part.regional')}</h2>
      <Pick
        label={t('settings.currency')}
        value={values.currency}
        problem={problems.currency}
        options={Intl.supportedValuesOf('currency')}
        text={names.currency}
        onChange={(currency) => change({ currency })}
      />
      <Pick
        label={t('settings.timeZone')}
        value={values.timeZone}
        problem={problems.timeZone}
        options={timeZones(values.timeZone)}
        text={names.timeZone}
        onChange={(timeZone) => change({ timeZone })}
      />
      <Pick
        label={t('settings.fiscalYearStart')}
        value={String(values.fiscalYearStart)}
        problem={problems.fiscalYearStart}
        options={months.map(String)}
        text={names.month}
        hint={t('company.fiscalHint')}
        onChange={(month) => change({ fiscalYearStart: Number(month) })}
      />
      <h2>{t('company.part.stock')}</h2>
      <Check
        label={t('company.oversell')}
        checked={values.oversell}
        onChange={(oversell) => change({ oversell })}
      />
      <h2>{t('company.part.limits')}</h2>
      <p className="field-hint">{t('company.limitsHint')}</p>
      {linesOf(limitLines)}
      <button type="submit" className="btn btn-primary" disabled={isPending}>
        {t('settings.save')}
      </button>
    </form>
  );
}

interface Names {
  currency(code: string): string;
  timeZone(zone: string): string;
  /** 1–12 */
  month(month: string): string;
}

/** Codes are for programs; people read `人民币 · CNY`. */
function useNames(): Names {
  const language = useLanguage();
  return useMemo(() => {
    const currencyNames = new Intl.DisplayNames(language, { type: 'currency' });
    const monthName = new Intl.DateTimeFormat(language, { month: 'long' });
    return {
      currency: (code) => `${currencyNames.of(code)} · ${code}`,
      timeZone: (zone) => timeZoneName(language, zone),
      month: (month) => monthName.format(new Date(2000, Number(month) - 1)),
    };
  }, [language]);
}
