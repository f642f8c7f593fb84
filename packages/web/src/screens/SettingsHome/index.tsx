import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useText } from '../../i18n/index.ts';
import { type SettingsEntry, useSettingsSections } from '../../navigation/settingsEntries.ts';
import { Icon } from '../../theme/index.ts';
import { Empty } from '../../ui/states.tsx';
import '../SettingsScreens/settings.css';
import './settingsHome.css';

/** Everything that can be set, in one place. */
export default function SettingsHome() {
  const t = useText();
  const [wanted, setWanted] = useState('');
  const sections = useSettingsSections()
    .map((section) => ({ ...section, entries: section.entries.filter((entry) => fits(entry, wanted)) }))
    .filter(({ entries }) => entries.length > 0);
  return (
    <div className="settings-screen">
      <header className="page-bar">
        <h1>{t('company.home')}</h1>
        <div className="page-bar-end">
          <label className="settings-search">
            <Icon name="search" size={13} />
            <input
              className="text-input"
              type="search"
              value={wanted}
              placeholder={t('company.searchSettings')}
              aria-label={t('company.searchSettings')}
              onChange={(event) => setWanted(event.target.value)}
            />
          </label>
        </div>
      </header>
      {sections.length === 0 && (
        <Empty icon="settings" title={t('company.nothingFound')} hint={t('company.nothingFoundHint')} />
      )}
      {sections.map(({ key, label, entries }) => (
        <section key={key} className="settings-section" aria-labelledby={`settings-${key}`}>
          <h2 id={`settings-${key}`}>{label}</h2>
          <ul>
            {entries.map((entry) => (
              <li key={entry.key}>
                <Link {...entry.target} className="settings-entry">
                  <Icon name={entry.icon} size={17} />
                  <span>
                    <strong>{entry.label}</strong>
                    <small>{entry.about}</small>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function fits({ label, about }: SettingsEntry, wanted: string): boolean {
  return `${label} ${about}`.toLowerCase().includes(wanted.trim().toLowerCase());
}
