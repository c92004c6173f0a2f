import type {
  MenuItemConstructorOptions,
  MessageBoxOptions,
  OpenDialogOptions,
  Rectangle,
  SafeStorage,
  SaveDialogOptions,
} from 'electron';

/** A native dialog as it was shown. */
export type NativeDialog =
  | { readonly kind: 'error-box'; readonly title: string; readonly content: string }
  | { readonly kind: 'message-box'; readonly options: MessageBoxOptions }
  | { readonly kind: 'save'; readonly options: SaveDialogOptions }
  | { readonly kind: 'open'; readonly options: OpenDialogOptions };

export interface Printed {
  readonly deviceName: string;
  readonly pageSize: unknown;
  readonly silent: boolean;
  readonly copies: number;
  readonly pdf: Uint8Array;
}

export interface Downloaded {
  readonly filename: string;
  /** `undefined` where nothing was saved. */
  readonly savePath: string | undefined;
  readonly state: 'completed' | 'cancelled' | 'interrupted';
}

/** A menu item without its function. */
export type MenuEntry = Pick<
  MenuItemConstructorOptions,
  'id' | 'label' | 'role' | 'accelerator' | 'type' | 'enabled' | 'visible' | 'checked'
> & { readonly submenu?: readonly MenuEntry[] };

/** What the application's process tells the test. */
export type Report =
  | { readonly event: 'browser'; readonly endpoint: string }
  | { readonly event: 'window'; readonly targetId: string }
  | { readonly event: 'popup'; readonly url: string }
  | { readonly event: 'blocked'; readonly url: string }
  | { readonly event: 'external'; readonly url: string }
  | { readonly event: 'dialog'; readonly id: number; readonly dialog: NativeDialog }
  | { readonly event: 'printed'; readonly printed: Printed }
  | { readonly event: 'downloaded'; readonly downloaded: Downloaded }
  | { readonly event: 'replied'; readonly id: number; readonly value?: unknown; readonly error?: string };

export type PowerEvent = 'suspend' | 'resume' | 'shutdown' | 'lock-screen' | 'unlock-screen';

/** What the test asks of the application's process; each is answered by `replied`. */
export type Command =
  | { readonly do: 'power'; readonly event: PowerEvent }
  | { readonly do: 'session-end' }
  | { readonly do: 'crash' }
  | { readonly do: 'close-window' }
  | { readonly do: 'change-window'; readonly change: WindowChange }
  | { readonly do: 'quit' }
  | { readonly do: 'windows' }
  | { readonly do: 'menu' }
  | { readonly do: 'click-menu'; readonly path: readonly string[] }
  | { readonly do: 'forge'; readonly forged: Forged }
  | { readonly do: 'answer'; readonly id: number; readonly value: unknown };

/** A message as a page would send it that is in somebody else's hands. */
export interface Forged {
  readonly channel: string;
  readonly args: readonly unknown[];
  /**
   * The frame it seems to come from: the main frame as it is (without this), one that is gone, a real frame by a part
   * of its address, or one that only a broken browser could show.
   */
  readonly from?: 'gone' | { readonly frameUrl: string } | FakeFrame;
}

export interface FakeFrame {
  readonly url: string;
  readonly origin: string;
  readonly isMain: boolean;
}

/** What a person does to a window's frame. */
export interface WindowChange {
  readonly minimized?: boolean;
  readonly maximized?: boolean;
  readonly bounds?: Rectangle;
}

/** How the test wants this start to be; it reaches the application's process as JSON in `STAND_IN`. */
export interface Settings {
  /** For what the stand-in itself keeps: the browser's profile, downloads on their way. */
  readonly scratch: string;
  readonly userData: string;
  readonly packaged: boolean;
  readonly secretStore: SecretStore;
}

/** Where `safeStorage` keeps its key; `unavailable` where it says that it cannot work. */
export type SecretStore = ReturnType<SafeStorage['getSelectedStorageBackend']> | 'unavailable';

export interface WindowState {
  readonly targetId: string;
  readonly title: string;
  readonly visible: boolean;
  readonly minimized: boolean;
  /** How often the host has brought it to the front. */
  readonly focused: number;
  readonly url: string;
  /** The page's process is gone and no other has taken its place yet. */
  readonly crashed: boolean;
  readonly crashes: number;
}

export type ToApplication = Command & { readonly number: number };
