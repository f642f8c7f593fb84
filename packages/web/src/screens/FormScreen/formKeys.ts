import type { KeyboardEvent } from 'react';

const pickerIsOpen = () =>
  document.querySelector(
    '.ant-picker-dropdown:not(.ant-picker-dropdown-hidden), .ant-select-dropdown:not(.ant-select-dropdown-hidden)',
  ) !== null;

/** Whether Enter in this control means something else than "save": a new line, a choice, a press. */
function keepsEnter(target: EventTarget): boolean {
  if (!(target instanceof HTMLElement)) return true;
  if (target.isContentEditable || target.closest('textarea, button, a, [role="menu"]')) return true;
  return target.getAttribute('aria-expanded') === 'true' && pickerIsOpen();
}

/**
 * Enter saves, Escape gives up; inside a text of several lines it is Ctrl or ⌘ with Enter. What an open list makes of
 * these keys comes first, and so does the choice of characters of an input method.
 */
export function formKeys(actions: { save(): void; giveUp(): void }) {
  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      const forced = event.ctrlKey || event.metaKey;
      if (!forced && (keepsEnter(event.target) || pickerIsOpen())) return;
      event.preventDefault();
      event.stopPropagation();
      actions.save();
    }
    if (event.key === 'Escape' && !pickerIsOpen()) {
      event.preventDefault();
      event.stopPropagation();
      actions.giveUp();
    }
  };
}
