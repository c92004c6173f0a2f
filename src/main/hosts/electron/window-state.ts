import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { BrowserWindow, Rectangle } from 'electron';

export interface WindowState {
  readonly bounds: Partial<Rectangle>;
  readonly maximized: boolean;
}

const first: WindowState = { bounds: { width: 1366, height: 768 }, maximized: false };

/** How the window stood last time; a file that cannot be read is none. */
export function readWindowState(file: string): WindowState {
  try {
    const { bounds, maximized } = JSON.parse(readFileSync(file, 'utf8')) as WindowState;
    const { x, y, width, height } = bounds;
    const whole = [x, y, width, height].every(Number.isSafeInteger);
    return whole ? { bounds: { x, y, width, height } as Rectangle, maximized: maximized === true } : first;
  } catch {
    return first;
  }
}

/** A comfort: whatever keeps it from being written keeps nothing else. */
export function keepWindowState(window: BrowserWindow, file: string): void {
  const state: WindowState = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(state));
  } catch {
    // The next start opens the window where the system puts it.
  }
}
