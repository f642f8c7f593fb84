import { type DragEvent, useState } from 'react';
import { dragged } from './carrying.ts';

/** A place that takes what is dragged onto it. @param takes what it takes; anything else passes to what lies beneath */
export function useDropTarget(takes: readonly ('records' | 'files')[], onDrop: (event: DragEvent) => void) {
  const [over, setOver] = useState(false);
  const fits = (event: DragEvent) => {
    const what = dragged(event);
    return what !== null && takes.includes(what);
  };
  return {
    over,
    handlers: {
      onDragOver(event: DragEvent) {
        if (!fits(event)) return;
        event.preventDefault();
        event.stopPropagation();
        setOver(true);
      },
      onDragLeave(event: DragEvent) {
        // From one child to another is not away.
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      },
      onDrop(event: DragEvent) {
        setOver(false);
        if (!fits(event)) return;
        event.preventDefault();
        event.stopPropagation();
        onDrop(event);
      },
    },
  };
}
