import { fieldTypes, type ModuleMetadata, printedFacts } from '@gejie/core';
import { type TextareaHTMLAttributes, useRef } from 'react';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { Menu } from '../../ui/Menu.tsx';
import { Popover } from '../../ui/Popover.tsx';
import type { Column } from '../filter/column.ts';
import { FieldTree } from '../filter/FieldTree.tsx';

interface TemplateTextProps
  extends Pick<
    TextareaHTMLAttributes<HTMLTextAreaElement>,
    'id' | 'rows' | 'maxLength' | 'aria-label' | 'aria-invalid' | 'aria-describedby' | 'aria-required'
  > {
  /** A letter rather than a line. */
  'data-long'?: boolean | undefined;
  /** Whose fields may stand in it. */
  module: ModuleMetadata;
  text: string;
  onText(text: string): void;
}

/** A text with placeholders, which are put in where the cursor stands. */
export function TemplateText({ module, text, onText, ...area }: TemplateTextProps) {
  const t = useText();
  const typed = useRef<HTMLTextAreaElement>(null);
  const insert = (placeholder: string) => {
    const { selectionStart = text.length, selectionEnd = text.length } = typed.current ?? {};
    onText(`${text.slice(0, selectionStart)}{{${placeholder}}}${text.slice(selectionEnd)}`);
    typed.current?.focus();
  };
  return (
    <div className="print-text">
      <textarea
        {...area}
        ref={typed}
        className="text-input text-area"
        value={text}
        onChange={({ target }) => onText(target.value)}
      />
      <div className="print-inserts">
        <Popover
          panelLabel={t('print.insertField')}
          className="btn btn-small"
          panel={(close) => (
            <FieldTree
              module={module}
              ownFields={false}
              onChoose={(column) => {
                close();
                insert(column.name);
              }}
            />
          )}
        >
          <Icon name="plus" size={12} /> {t('print.insertField')}
        </Popover>
        <Popover
          panelLabel={t('print.capitals')}
          className="btn btn-small"
          panel={(close) => (
            <FieldTree
              module={module}
              ownFields={false}
              keeps={isAmount}
              onChoose={(column) => {
                close();
                insert(`${column.name}|capitals`);
              }}
            />
          )}
        >
          <Icon name="plus" size={12} /> {t('print.capitals')}
        </Popover>
        <Menu
          label={t('print.insertFact')}
          named
          className="btn btn-small"
          groups={[
            {
              key: 'facts',
              items: printedFacts.map((fact) => ({
                key: fact,
                label: t(`print.fact.${fact}`),
                onSelect: () => insert(fact),
              })),
            },
          ]}
        >
          <Icon name="plus" size={12} /> {t('print.insertFact')}
        </Menu>
      </div>
    </div>
  );
}

function isAmount({ field }: Column): boolean {
  return fieldTypes.get(field.resultType ?? field.type)?.inCurrency === true;
}
