type KeyFacts = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>;
/** A key press as shortcuts are written: `F2`, `Alt+2`, `Ctrl+Shift+L`, `Shift+Enter`. */
export declare function keyName(event: KeyFacts): string;
/** True while an input method has the key: whatever it means, it is not ours. */
export declare function isComposing(event: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean;
export {};
