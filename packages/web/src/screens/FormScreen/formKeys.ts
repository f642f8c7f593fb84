import type { KeyboardEvent } from 'react';

/** A drop-down of antd that is open somewhere; what it makes of Enter and Escape comes first. */
const pickerIsOpen = () =>
  document.querySelector(
    '.ant-picker-dropdown:not(.ant-picker-dropdown-hidden), .ant-select-dropdown:not(.ant-select-dropdown-hidden)',
  ) !== null;

/** Whether Enter in this control means something else than "save": a new line, a press. */
function keepsEnter(target: EventTarget): boolean {
  if (!(target instanceof HTMLElement)) return true;
  const keeping = 'textarea, button, a, [role="menu"], [data-keeps-enter]';
  return target.isContentEditable || target.closest(keeping) !== null;
}

const isComposing = (event: KeyboardEvent) => event.nativeEvent.isComposing || event.keyCode === 229;

/**
 * Enter saves, Escape gives up; inside a text of several lines it is Ctrl or ⌘ with Enter. Open lists and the choice of
 * characters of an input method come first, and so do dialogs that stand above the form.
 */
export function formKeys(actions: { save(): void; giveUp(): void }) {
  return {
    // On the way down, for a closed list would open on Enter before the form heard of it.
    onKeyDownCapture: (event: KeyboardEvent<HTMLElement>) => {
      if (event.key !== 'Enter' || event.shiftKey || isComposing(event)) return;
      if (!event.currentTarget.contains(event.target as Node)) return;
      const forced = event.ctrlKey || event.metaKey;
      if (!forced && (keepsEnter(event.target) || pickerIsOpen())) return;
      event.preventDefault();
      event.stopPropagation();
      actions.save();
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.key !== 'Escape' || isComposing(event) || event.defaultPrevented || pickerIsOpen()) return;
      event.preventDefault();
      event.stopPropagation();
      actions.giveUp();
    },
  };
}
