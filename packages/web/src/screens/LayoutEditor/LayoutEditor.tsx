import type { ArrangementAnswer, ModuleMetadata } from '@gejie/core';
import { useMemo, useState } from 'react';
import { useLabel, useText } from '../../i18n/index.ts';
import type { ArrangementEditorProps } from './ArrangementTab.tsx';
import { Canvas } from './Canvas.tsx';
import { changesOf, type Draft, draftOf, draftOver, layoutAt, withLayout, withRules } from './draft.ts';
import { EditorFrame } from './EditorFrame.tsx';
import { EditorTools } from './EditorTools.tsx';
import { FieldPanel } from './FieldPanel.tsx';
import { find, moved } from './layoutChanges.ts';
import { NameList } from './NameList.tsx';
import { Preview } from './Preview.tsx';
import { useEditing } from './useEditing.ts';
import { useUndo } from './useUndo.ts';
import { VariantTabs } from './VariantTabs.tsx';

const mostFacts = 6;

/** Edits a copy; it holds for everyone from the moment it is saved. */
export function LayoutEditor({ module, arrangement }: ArrangementEditorProps) {
  const t = useText();
  const label = useLabel();
  const steps = useUndo<Draft>(draftOf(arrangement));
  const [at, setAt] = useState<number | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [preview, setPreview] = useState<{ role: number | null } | null>(null);
  const draft = steps.now;
  const editing = useEditing({
    path: module.path,
    arrangement,
    changesOver: (one) => changesOf(draft, one),
    restart: (one) => steps.restart(draftOf(one)),
    rebase: (began) => steps.set(draftOver(draft, began, arrangement)),
    saved: t('layout.saved', { module: label(module.label) }),
  });
  const place = at !== null && at < draft.variants.length ? at : null;
  const layout = layoutAt(draft, place);
  const fields = useMemo(
    () => new Map(arrangement.fields.map((field) => [field.name, field])),
    [arrangement.fields],
  );
  const subject = useMemo(() => subjectOf(module, arrangement), [module, arrangement]);
  const field = chosen === null ? undefined : fields.get(chosen);
  const isPlaced = field && find(layout, field.name);
  const reset = () => {
    if (place === null) steps.set({ ...draft, standard: arrangement.declared.standard });
    else steps.set(withLayout(draft, place, draft.standard));
  };
  return (
    <EditorFrame
      editing={editing}
      label={t('layout.tools')}
      onReset={preview ? undefined : reset}
      tools={
        <EditorTools
          undo={steps.undo}
          redo={steps.redo}
          preview={preview}
          roles={arrangement.roles}
          onPreview={setPreview}
        />
      }
    >
      {preview ? (
        <Preview
          key={preview.role}
          module={module}
          arrangement={arrangement}
          draft={draft}
          role={preview.role}
        />
      ) : (
        <>
          <VariantTabs
            variants={draft.variants}
            roles={arrangement.roles}
            at={place}
            onChoose={setAt}
            onAdd={(variant) => {
              steps.set({ ...draft, variants: [...draft.variants, { ...layout, ...variant }] });
              setAt(draft.variants.length);
            }}
            onChange={(index, variant) =>
              steps.set({
                ...draft,
                variants: draft.variants.map((one, other) =>
                  other === index ? { ...one, ...variant } : one,
                ),
              })
            }
            onEarlier={(index) => {
              steps.set({ ...draft, variants: moved(draft.variants, index, -1) });
              setAt(index - 1);
            }}
            onDelete={(index) => {
              steps.set({ ...draft, variants: draft.variants.toSpliced(index, 1) });
              setAt(null);
            }}
          />
          <div className="layout-body">
            <Canvas
              layout={layout}
              fields={fields}
              ruled={new Set(Object.keys(draft.rules))}
              chosen={chosen}
              onChoose={setChosen}
              onChange={(next) => steps.set(withLayout(draft, place, next))}
              panel={
                field &&
                isPlaced && (
                  <FieldPanel
                    key={field.name}
                    field={field}
                    layout={layout}
                    rules={draft.rules[field.name] ?? {}}
                    subject={subject}
                    roles={arrangement.roles}
                    onLayout={(next) => steps.set(withLayout(draft, place, next))}
                    onRules={(rules) => steps.set(withRules(draft, field.name, rules))}
                    onClose={() => setChosen(null)}
                  />
                )
              }
            />
          </div>
          <div className="layout-lists">
            <NameList
              title={t('layout.facts')}
              hint={t('layout.factsHint', { max: mostFacts })}
              chosen={layout.facts}
              from={arrangement.fields}
              most={mostFacts}
              onChange={(facts) => steps.set(withLayout(draft, place, { ...layout, facts }))}
            />
            <NameList
              title={t('layout.quickCreate')}
              hint={t('layout.quickCreateHint')}
              chosen={layout.quickCreate}
              from={arrangement.fields.filter((one) => one.placeable && !one.readOnly)}
              onChange={(quickCreate) => steps.set(withLayout(draft, place, { ...layout, quickCreate }))}
            />
            <NameList
              title={t('layout.related')}
              hint={t('layout.relatedHint')}
              chosen={layout.related}
              from={arrangement.related}
              onChange={(related) => steps.set(withLayout(draft, place, { ...layout, related }))}
            />
          </div>
        </>
      )}
    </EditorFrame>
  );
}

/** The module as conditions here may ask about it: of each record by itself, so without relative periods. */
function subjectOf(module: ModuleMetadata, { fields }: ArrangementAnswer): ModuleMetadata {
  return {
    ...module,
    fields: fields.map((field) => ({
      ...field,
      operators: field.operators.filter((operator) => operator !== 'within'),
    })),
  };
}
