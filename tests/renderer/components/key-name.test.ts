import { describe, expect, it } from 'vitest';
import { isComposing, keyName } from '../../../src/renderer/components/key-name.ts';

const press = (key: string, facts: Partial<Parameters<typeof keyName>[0]> = {}) =>
  keyName({ key, code: '', ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, ...facts });

describe('names of keys', () => {
  it('are written as on the buttons', () => {
    expect(press('F2')).toBe('F2');
    expect(press('Enter', { shiftKey: true })).toBe('Shift+Enter');
    expect(press('ArrowUp', { altKey: true })).toBe('Alt+ArrowUp');
  });

  it('follow the key that was pressed, not what the layout or an input method makes of it', () => {
    expect(press('™', { altKey: true, code: 'Digit2' })).toBe('Alt+2');
    expect(press('l', { ctrlKey: true, shiftKey: true, code: 'KeyL' })).toBe('Ctrl+Shift+L');
  });

  it('are not ours while an input method has them', () => {
    expect(isComposing({ isComposing: true, keyCode: 13 })).toBe(true);
    expect(isComposing({ isComposing: false, keyCode: 229 })).toBe(true);
    expect(isComposing({ isComposing: false, keyCode: 13 })).toBe(false);
  });
});
