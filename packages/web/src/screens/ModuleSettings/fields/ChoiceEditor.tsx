import type { CustomizedChoice, FieldMetadata } from '@gejie/core';
import { useRef, useState } from 'react';
import { useLabel, useText } from '../../../i18n/index.ts';
import { Icon } from '../../../theme/index.ts';
import { SortableList } from '../SortableList.tsx';
import { ChoiceLine } from './ChoiceLine.tsx';
import { PasteChoices } from './PasteChoices.tsx';

interface ChoiceEditorProps {
  choices: readonly CustomizedChoice[];
  /** The field they depend on. */
  parent: FieldMetadata | undefined;
  problem: string | undefined;
  onChange(choices: CustomizedChoice[]): void;
}

/** More lines than this are found by typing, but for those that are just being typed. */
const mostShown = 100;

/** A choice with a key of its own on this screen: new ones have no value yet. */
interface Line {
  key: string;
  choice: CustomizedChoice;
}

/** The values of a choice: named, coloured, put in order, retired; many at once by pasting. */
export function ChoiceEditor({ choices, parent, problem, onChange }: ChoiceEditorProps) {
  const t = useText();
  const label = useLabel();
  const counter = useRef(0);
  const made = (choice: CustomizedChoice): Line => ({
    key: choice.value || `new-${counter.current++}`,
    choice,
  });
  const [lines, setLines] = useState<Line[]>(() => choices.map(made));
  const [text, setText] = useState('');
  /** Keys of the lines that were added one by one. */
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const [pasting, setPasting] = useState<boolean | 'done'>(false);
  const keep = (next: Line[]) => {
    setLines(next);
    onChange(next.map(({ choice }) => choice).filter(({ label: { zh, en } }) => zh.trim() || en.trim()));
  };
  const addOne = () => {
    const line = made({ value: '', label: { zh: '', en: '' } });
    setFresh(new Set([...fresh, line.key]));
    keep([...lines, line]);
  };
  const words = text.trim().toLowerCase();
  const found = lines.filter(
    ({ key, choice: { label: names, value } }) =>
      fresh.has(key) || [names.zh, names.en, value].some((name) => name.toLowerCase().includes(words)),
  );
  const shown = found.filter(({ key }, place) => place < mostShown || fresh.has(key));
  const nameOf = ({ choice }: Line) => label(choice.label) || '…';
  return (
    <fieldset className="choice-editor">
      <legend className="field-label">{t('workshop.choices')}</legend>
      {lines.length > mostShown && (
        <input
          type="search"
          className="text-input"
          placeholder={t('workshop.findChoice')}
          aria-label={t('workshop.findChoice')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      <SortableList
        items={shown}
        className="choice-lines"
        label={t('workshop.choices')}
        keyOf={({ key }) => key}
        nameOf={nameOf}
        onMove={(line, to) => {
          const others = lines.filter(({ key }) => key !== line.key);
          const before = shown.filter(({ key }) => key !== line.key)[to];
          const at = before ? others.findIndex(({ key }) => key === before.key) : others.length;
          keep(others.toSpliced(at, 0, line));
        }}
      >
        {(line, handle) => (
          <ChoiceLine
            choice={line.choice}
            handle={handle}
            parent={parent}
            name={nameOf(line)}
            onChange={(choice) => keep(lines.map((one) => (one.key === line.key ? { ...one, choice } : one)))}
            onRemove={() => keep(lines.filter(({ key }) => key !== line.key))}
            onNext={addOne}
          />
        )}
      </SortableList>
      {found.length > shown.length && (
        <p className="quiet">{t('workshop.someShown', { shown: shown.length, total: found.length })}</p>
      )}
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      {pasting === true ? (
        <PasteChoices
          known={lines.map(({ choice }) => choice.label.zh)}
          onAdd={(added) => {
            setPasting('done');
            keep([...lines, ...added.map(made)]);
          }}
          onClose={() => setPasting('done')}
        />
      ) : (
        <p className="choice-doings">
          <button
            type="button"
            className="btn btn-dashed"
            // biome-ignore lint/a11y/noAutofocus: the box that had the focus has just gone
            autoFocus={pasting === 'done'}
            onClick={addOne}
          >
            <Icon name="plus" size={13} />
            {t('workshop.addChoice')}
          </button>
          <button type="button" className="btn btn-quiet" onClick={() => setPasting(true)}>
            {t('workshop.pasteChoices')}
          </button>
        </p>
      )}
    </fieldset>
  );
}
