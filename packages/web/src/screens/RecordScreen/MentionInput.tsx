import { Mentions } from 'antd';
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
