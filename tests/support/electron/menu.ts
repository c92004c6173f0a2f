import type { Menu as ElectronMenu, MenuItem, MenuItemConstructorOptions } from 'electron';
import { strict } from './strict.ts';
import type { Provided } from './surface.ts';
import type { MenuEntry } from './wire.ts';

type Template = readonly (MenuItemConstructorOptions | MenuItem)[];

export interface Menus {
  readonly api: Provided<'Menu'>;
  /** What the application menu shows. */
  entries(): readonly MenuEntry[];
  /** Chooses an item by its labels (or roles) from the top. */
  click(path: readonly string[]): void;
}

/** What the stand-in does itself for an item with a role; the others are the browser's own keys. */
export type RoleActions = Readonly<Record<string, () => void>>;

const byBrowser = [
  'undo',
  'redo',
  'cut',
  'copy',
  'paste',
  'selectAll',
  'delete',
  'zoomIn',
  'zoomOut',
  'resetZoom',
];

export function createMenus(roles: RoleActions): Menus {
  const templates = new WeakMap<object, Template>();
  let shown: Template = [];
  let current: ElectronMenu | null = null;

  const members = {
    buildFromTemplate(template) {
      for (const item of flat(template)) {
        if (item.role !== undefined && !(item.role in roles) && !byBrowser.includes(item.role))
          throw new Error(`the stand-in does not know the menu role '${item.role}'`);
      }
      const menu = strict('Menu', {}) as ElectronMenu;
      templates.set(menu, template);
      return menu;
    },
    setApplicationMenu(menu) {
      current = menu;
      shown = menu === null ? [] : (templates.get(menu) ?? []);
    },
    getApplicationMenu: () => current,
  } satisfies Provided<'Menu'>;

  return {
    api: strict('Menu', members),
    entries: () => shown.map(entryOf),
    click(path) {
      const item = path.reduce<MenuItemConstructorOptions | undefined>(
        (at, name) => childrenOf(at).find(({ label, role, id }) => [label, role, id].includes(name)),
        { submenu: shown as MenuItemConstructorOptions[] },
      );
      if (item === undefined || item.enabled === false || item.visible === false)
        throw new Error(`there is no menu item ${path.join(' › ')} to choose`);
      if (item.role !== undefined) return void roles[item.role]?.();
      const click = item.click as ((...args: unknown[]) => void) | undefined;
      if (click === undefined) throw new Error(`the menu item ${path.join(' › ')} does nothing`);
      click(entryOf(item), undefined, {});
    },
  };
}

function childrenOf(item: MenuItemConstructorOptions | undefined): readonly MenuItemConstructorOptions[] {
  return Array.isArray(item?.submenu) ? item.submenu : [];
}

function flat(template: Template): readonly MenuItemConstructorOptions[] {
  return (template as readonly MenuItemConstructorOptions[]).flatMap(item => [
    item,
    ...flat(childrenOf(item)),
  ]);
}

function entryOf(item: MenuItemConstructorOptions | MenuItem): MenuEntry {
  const { id, label, role, accelerator, type, enabled, visible, checked } =
    item as MenuItemConstructorOptions;
  const children = childrenOf(item as MenuItemConstructorOptions);
  const given = { id, label, role, accelerator, type, enabled, visible, checked };
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { ...said, ...(children.length > 0 && { submenu: children.map(entryOf) }) };
}
