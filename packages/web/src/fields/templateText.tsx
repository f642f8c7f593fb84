import type { FieldView } from './fieldView.ts';
import { longText } from './longText.tsx';
import { lazyPart } from './parts/lazyPart.tsx';

/** Words with placeholders: shown as they are kept, written with the fields at hand. */
export const templateText: FieldView = {
  ...longText,
  Input: lazyPart(() => import('./print/TemplateTextInput.tsx'), 120),
  beside: undefined,
};
