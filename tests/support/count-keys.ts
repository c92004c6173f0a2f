import type { Page } from '@playwright/test';

/** Presses keys and counts those that are no text: what a budget of control keys is about. */
export interface KeyCount {
  press(...keys: readonly string[]): Promise<void>;
  /** Text of names, amounts and PINs; not counted among the control keys. */
  type(text: string): Promise<void>;
  control(): number;
  /** With the text. */
  all(): number;
  reset(): void;
}

export function countKeys(page: Page): KeyCount {
  let control = 0;
  let typed = 0;
  return {
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
      control += keys.length;
    },
    async type(text) {
      await page.keyboard.type(text);
      typed += [...text].length;
    },
    control: () => control,
    all: () => control + typed,
    reset() {
      control = 0;
      typed = 0;
    },
  };
}
