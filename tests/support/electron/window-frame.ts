import type { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import type { Provided } from './surface.ts';
import type { WindowChange, WindowState } from './wire.ts';

type Members = Pick<
  Provided<'BrowserWindow'>,
  | 'show'
  | 'focus'
  | 'isMinimized'
  | 'restore'
  | 'isVisible'
  | 'getNormalBounds'
  | 'isMaximized'
  | 'maximize'
  | 'setTitle'
>;

export interface WindowFrame {
  readonly members: Members;
  state(): Pick<WindowState, 'title' | 'visible' | 'minimized' | 'focused'>;
  /** A person's hand. */
  change(change: WindowChange): void;
}

/** The part of a window that the desktop draws. There is none here, so it is what the host was told of it. */
export function createWindowFrame(
  options: BrowserWindowConstructorOptions,
  emitter: EventEmitter,
): WindowFrame {
  const { x = 0, y = 0, width = 800, height = 600 } = options;
  let bounds: Rectangle = { x, y, width, height };
  let title = options.title ?? '';
  let visible = options.show ?? true;
  let minimized = false;
  let maximized = false;
  let focused = 0;

  function setMaximized(given: boolean): void {
    if (maximized === given) return;
    maximized = given;
    emitter.emit(given ? 'maximize' : 'unmaximize');
  }

  return {
    members: {
      show: () => {
        visible = true;
      },
      focus: () => {
        focused += 1;
      },
      isMinimized: () => minimized,
      restore: () => {
        minimized = false;
      },
      isVisible: () => visible && !minimized,
      getNormalBounds: () => bounds,
      isMaximized: () => maximized,
      maximize: () => {
        visible = true;
        setMaximized(true);
      },
      setTitle: given => {
        title = given;
      },
    },
    state: () => ({ title, visible: visible && !minimized, minimized, focused }),
    change(change) {
      minimized = change.minimized ?? minimized;
      setMaximized(change.maximized ?? maximized);
      if (change.bounds === undefined) return;
      bounds = change.bounds;
      emitter.emit('move');
      emitter.emit('resize');
    },
  };
}
