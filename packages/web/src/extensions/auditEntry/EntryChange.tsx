import {
  type FieldMetadata,
  fieldTypes,
  type HistoryEntry,
  Invalid,
  type ModuleMetadata,
  type ValueContext,
} from '@gejie/core';
import { fieldOf, requestValue } from '../../api/index.ts';
import { FieldValue, viewOf } from '../../fields/index.ts';
import { type Translate, useLabel, useText } from '../../i18n/index.ts';
import { PlainFact } from './PlainFact.tsx';
import { settingName, settingWord } from './settingFacts.ts';

interface EntryChangeProps {
  /** Absent when the reader may not see the module any more. */
  module: ModuleMetadata | undefined;
  /** The part of the settings that was changed, where it was no record. */
  part?: unknown;
  change: HistoryEntry['changes'][number];
}

/** A field before and after; of what is large only what differs. */
export function EntryChange({ module, part, change: { field: name, from, to } }: EntryChangeProps) {
  const t = useText();
  const label = useLabel();
  const field = module && fieldOf(module, name);
  const setting = settingName(part, name);
  const title = field ? label(field.label) : setting ? t(setting) : name;
  const spoken = (value: unknown) => (part === undefined ? value : inWords(t, name, value));
  const Change = field && viewOf(field).Change;
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        {Change ? (
          <Change from={from} to={to} />
        ) : (
          <>
            <Value field={field} value={spoken(from)} />
            <span role="img" aria-label={t('audit.is')} className="audit-arrow">
              →
            </span>
            <Value field={field} value={spoken(to)} />
          </>
        )}
      </dd>
    </div>
  );
}

/** The words of the program among the values of a setting, as people call them. */
function inWords(t: Translate, name: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => inWords(t, name, one));
  const word = settingWord(name, value);
  return word ? t(word) : value;
}

/** Whether a value can be shown as the field is now: it may have been of another kind when this was noted. */
function isOfKind(field: FieldMetadata, value: unknown): boolean {
  const type = fieldTypes.get(field.type);
  if (!field.custom || !type || type.computed) return true;
  try {
    type.parse(requestValue(value), { ...(field as object), label: field.label, type }, plainContext);
    return true;
  } catch (error) {
    if (error instanceof Invalid) return false;
    throw error;
  }
}

const plainContext: ValueContext = { language: 'zh-CN', timeZone: 'UTC', now: new Date(0) };

function Value({ field, value }: { field: FieldMetadata | undefined; value: unknown }) {
  const t = useText();
  const isEmpty =
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  if (isEmpty) return <span className="nothing">{t('audit.empty')}</span>;
  const isFile = field && fieldTypes.get(field.type)?.holdsFiles;
  if (!field || isFile || !isOfKind(field, value)) return <PlainFact value={value} />;
  return <FieldValue field={field} value={value} compact={viewOf(field).fullWidth} />;
}
