import type { WidgetKind } from '../widgetKind.ts';
import { agenda } from './agenda.tsx';
import { figures } from './figures.tsx';
import { list } from './list.tsx';
import { notepad } from './notepad.tsx';
import { pipeline } from './pipeline.tsx';
import { recent } from './recent.tsx';
import { tags } from './tags.tsx';
import { todo } from './todo.tsx';

/** Every kind of widget, as the server knows it (`home/widgetKinds.ts`), in the order they are offered. */
export const widgetKinds: Record<string, WidgetKind> = {
  figures,
  list,
  pipeline,
  agenda,
  todo,
  notepad,
  tags,
  recent,
};
