import { Mentions } from 'antd';
import { useEffect } from 'react';
import { useText } from '../../i18n/index.ts';
import { Avatar } from '../../theme/index.ts';

interface Person {
  id: number;
  name: string;
}

interface MentionInputProps {
  id: string;
  label: string;
  placeholder: string;
  value: string;
  onChange(value: string): void;
  /** What follows the `@` that is being typed. */
  onSearch(fragment: string): void;
  loading: boolean;
  people: Person[];
  onPick(person: Person): void;
  onSend(): void;
}

/** A text in which `@` offers colleagues. */
export default function MentionInput(props: MentionInputProps) {
  const { id, label, placeholder, value, onChange, onSearch, loading, people, onPick, onSend } = props;
  const t = useText();
  useHeardInput(id, value);
  return (
    <Mentions
      id={id}
      aria-label={label}
      className="composer-input"
      variant="borderless"
      rows={2}
      maxLength={10_000}
      placeholder={placeholder}
      value={value}
      onChange={onChange}
      onSearch={onSearch}
      loading={loading}
      filterOption={false}
      notFoundContent={loading ? t('fields.searching') : t('fields.nothingFound')}
      onSelect={(option) => {
        const person = people.find(({ name }) => name === option.value);
        if (person) onPick(person);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          onSend();
        }
      }}
      options={people.map(({ id: person, name }) => ({
        key: String(person),
        value: name,
        label: (
          <span className="person">
            <Avatar name={name} small />
            {name}
          </span>
        ),
      }))}
    />
  );
}

/**
 * The library looks at what follows the `@` when a key goes up. What comes without keys (dictated, pasted, picked from the
 * suggestions of a phone) would leave the list as it was, and Enter would name somebody else.
 */
function useHeardInput(id: string, value: string): void {
  useEffect(() => {
    const input = document.getElementById(id);
    if (!(input instanceof HTMLTextAreaElement) || input.value !== value) return;
    if (document.activeElement !== input) return;
    const typed = input.value.charAt(input.selectionStart - 1);
    input.dispatchEvent(new KeyboardEvent('keyup', { key: typed, bubbles: true }));
  }, [id, value]);
}
