import type { Page } from '@playwright/test';

/** The keyboard with a count of control keys: what is typed as text does not count, everything else does. */
export interface CountedKeys {
  press(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
  readonly pressed: number;
}

export function countedKeys({ keyboard }: Page): CountedKeys {
  let pressed = 0;
  return {
    async press(...keys) {
      for (const key of keys) {
        pressed += 1;
        await keyboard.press(key);
      }
    },
    type: text => keyboard.type(text),
    get pressed() {
      return pressed;
    },
  };
}
