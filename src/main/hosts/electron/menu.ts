import { Menu } from 'electron';

export interface MenuDeeds {
  readonly quit: () => void;
}

/**
 * What a menu is looked for in; hidden until Alt. The page has keys of its own from F1 to F12, so no entry takes one
 * of them, and none loads the page again or opens tools.
 */
export function setMenu({ quit }: MenuDeeds): void {
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { label: '开票台', submenu: [{ label: '退出', accelerator: 'CommandOrControl+Q', click: quit }] },
      {
        label: '编辑',
        submenu: [
          { label: '撤销', role: 'undo' },
          { label: '重做', role: 'redo' },
          { type: 'separator' },
          { label: '剪切', role: 'cut' },
          { label: '复制', role: 'copy' },
          { label: '粘贴', role: 'paste' },
          { label: '全选', role: 'selectAll' },
        ],
      },
      {
        label: '查看',
        submenu: [
          { label: '放大', role: 'zoomIn' },
          { label: '缩小', role: 'zoomOut' },
          { label: '原来大小', role: 'resetZoom' },
        ],
      },
    ]),
  );
}
