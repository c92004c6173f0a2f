type KeyFacts = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>;

/** A key press as shortcuts are written: `F2`, `Alt+2`, `Ctrl+Shift+L`, `Shift+Enter`. */
export function keyName(event: KeyFacts): string {
  const digitOrLetter = /^(?:Digit|Numpad|Key)([0-9A-Z])$/.exec(event.code)?.[1];
  const withModifier = event.ctrlKey || event.altKey || event.metaKey;
  const key = withModifier && digitOrLetter !== undefined ? digitOrLetter : event.key;
  return [
    ...(event.ctrlKey ? ['Ctrl'] : []),
    ...(event.altKey ? ['Alt'] : []),
    ...(event.metaKey ? ['Meta'] : []),
    ...(event.shiftKey ? ['Shift'] : []),
    key,
  ].join('+');
}

/** True while an input method has the key: whatever it means, it is not ours. */
export function isComposing(event: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean {
  return event.isComposing || event.keyCode === 229;
}
