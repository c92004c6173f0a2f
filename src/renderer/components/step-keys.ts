import type { KeyboardEvent } from 'react';
import { isComposing, keyName } from './key-name.ts';

/** Moves the focus among the controls marked `data-step`; false at either end. */
export function moveStep(form: HTMLElement, from: Element | null, by: 1 | -1): boolean {
  const steps = [...form.querySelectorAll<HTMLElement>('[data-step]:not(:disabled)')];
  const after = from instanceof HTMLElement ? steps.indexOf(from) : -1;
  const next = after < 0 ? undefined : steps[after + by];
  if (next === undefined) return false;
  next.focus();
  if (next instanceof HTMLInputElement) next.select();
  return true;
}

/** Enter goes on, Shift+Enter goes back; a control that used the key itself has prevented it. */
export function onStepKeys(event: KeyboardEvent<HTMLElement>): void {
  if (event.defaultPrevented || isComposing(event.nativeEvent)) return;
  const name = keyName(event.nativeEvent);
  if (name !== 'Enter' && name !== 'Shift+Enter') return;
  if (event.target instanceof HTMLButtonElement || event.target instanceof HTMLAnchorElement) return;
  event.preventDefault();
  moveStep(event.currentTarget, document.activeElement, name === 'Enter' ? 1 : -1);
}
