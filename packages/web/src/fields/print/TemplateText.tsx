import { fieldTypes, printedFacts } from '@gejie/core';
import { useRef } from 'react';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { Menu } from '../../ui/Menu.tsx';
import { Popover } from '../../ui/Popover.tsx';
import type { Column } from '../filter/column.ts';
import { FieldTree } from '../filter/FieldTree.tsx';
import type { BlockControlProps } from './blockControls.tsx';

/** A text with placeholders, which are put in where the cursor stands. */
export function TemplateText({ block, module, onChange }: BlockControlProps) {
  const t = useText();
  const area = useRef<HTMLTextAreaElement>(null);
  const text = block.text ?? '';
  const insert = (placeholder: string) => {
    const { selectionStart = text.length, selectionEnd = text.length } = area.current ?? {};
    onChange({ text: `${text.slice(0, selectionStart)}{{${placeholder}}}${text.slice(selectionEnd)}` });
    area.current?.focus();
  };
  return (
    <div className="print-text">
      <textarea
        ref={area}
        className="text-input text-area"
        aria-label={t('print.text', { block: t(`print.block.${block.kind}`) })}
        rows={block.kind === 'title' ? 1 : 3}
        maxLength={10_000}
        value={text}
        onChange={({ target }) => onChange({ text: target.value || undefined })}
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
