import type { KeyboardEvent } from 'react';

/** The keys of every form: Enter goes to the next field, Ctrl+Enter saves. What an input method or an open list needs is left to it. */
export function onFormKeys(event: KeyboardEvent<HTMLFormElement>, save: () => void): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    save();
    return;
  }
  const at = event.target;
  if (!(at instanceof HTMLInputElement) || isListOpen(at)) return;
  event.preventDefault();
  nextField(event.currentTarget, at)?.focus();
}

type OnKeys = (event: KeyboardEvent<HTMLFormElement>) => void;

/** What a form listens to, so that its keys come before a closed list of choices, which Enter would open on the way out. */
export const listensTo = (onKeys: OnKeys): Record<'onKeyDown' | 'onKeyDownCapture', OnKeys> => ({
  onKeyDown: onKeys,
  onKeyDownCapture: (event) => {
    const at = event.target;
    if (event.key !== 'Enter' || !(at instanceof HTMLInputElement) || !at.closest('.ant-select') || isListOpen(at))
      return;
    event.stopPropagation();
    onKeys(event);
  },
});

/** Moves to a field by its name: the control in it that takes what is typed. */
export function focusField(form: HTMLElement | null, name: string): void {
  const field = form?.querySelector(`[data-field="${CSS.escape(name)}"]`);
  field?.scrollIntoView({ block: 'center' });
  if (field) controlIn(field)?.focus();
}

const isListOpen = (input: HTMLInputElement) => input.getAttribute('aria-expanded') === 'true';

function nextField(form: HTMLElement, at: HTMLElement): HTMLElement | null | undefined {
  const fields = [...form.querySelectorAll('[data-field]')];
  const next = fields[fields.findIndex((field) => field.contains(at)) + 1];
  return next ? controlIn(next) : form.querySelector<HTMLElement>('button[type=submit]');
}

function controlIn(field: Element): HTMLElement | null {
  return (
    field.querySelector<HTMLElement>('input[type=radio]:checked') ??
    field.querySelector<HTMLElement>('input:not([hidden]), textarea, button')
  );
}
