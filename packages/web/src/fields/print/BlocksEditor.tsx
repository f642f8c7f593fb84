import { blockKinds, type PrintBlock, type PrintBlockKind } from '@gejie/core';
import { useModule, useStandardBlocks } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { Menu } from '../../ui/Menu.tsx';
import type { InputProps } from '../fieldView.ts';
import { BlockCard } from './BlockCard.tsx';
import { blocksIn } from './blocksIn.ts';
import './print.css';
import { TemplatePreview } from './TemplatePreview.tsx';

/** What a new block of a kind begins with. */
const begun: Partial<Record<PrintBlockKind, Partial<PrintBlock>>> = {
  facts: { columns: 2 },
  signatures: { labels: ['甲方（盖章）', '乙方（盖章）'] },
};

/** The blocks of a template, and beside them the page as it prints. */
export default function BlocksEditor({ id, value, field, record, onChange, describedBy }: InputProps) {
  const t = useText();
  const given = record as Record<string, unknown>;
  const module = useModule(String(given[field.overField ?? ''] ?? ''));
  const standard = useStandardBlocks();
  const blocks = blocksIn(value);
  if (!module) return <span className="quiet">{t('fields.condition.chooseModule')}</span>;
  const change = (next: PrintBlock[]) => onChange(next.length > 0 ? next : null);
  const move = (from: number, by: number) => {
    const [moved] = blocks.slice(from, from + 1);
    if (moved) change(blocks.toSpliced(from, 1).toSpliced(from + by, 0, moved));
  };
  const start = () =>
    standard.mutate(
      { path: module.path, language: String(given.language ?? 'zh') },
      { onSuccess: (found) => change(found) },
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: the label of the field is its legend
    <div
      id={id}
      role="group"
      className="print-editor"
      aria-labelledby={`${id}-label`}
      aria-describedby={describedBy}
    >
      <div className="print-blocks">
        {blocks.map((block, index) => (
          <BlockCard
            // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no names of their own
            key={index}
            block={block}
            module={module}
            isFirst={index === 0}
            isLast={index === blocks.length - 1}
            onChange={(next) => change(blocks.with(index, next))}
            onMove={(by) => move(index, by)}
            onRemove={() => change(blocks.toSpliced(index, 1))}
          />
        ))}
        <div className="print-add">
          {blocks.length === 0 && (
            <button type="button" className="btn btn-primary" disabled={standard.isPending} onClick={start}>
              {t('print.startStandard')}
            </button>
          )}
          <Menu
            label={t('print.add')}
            named
            className="btn btn-dashed"
            groups={[
              {
                key: 'kinds',
                items: blockKinds.map((kind) => ({
                  key: kind,
                  label: t(`print.block.${kind}`),
                  onSelect: () => change([...blocks, { kind, ...begun[kind] }]),
                })),
              },
            ]}
          >
            <Icon name="plus" size={12} /> {t('print.add')}
          </Menu>
        </div>
      </div>
      <TemplatePreview module={module} template={given} blocks={blocks} />
    </div>
  );
}
