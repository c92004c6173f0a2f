import type { Section } from '../routing/route.ts';

/** A key and what it does, as it stands on the printed card. */
export interface KeyLine {
  readonly keys: string;
  readonly does: string;
}

export const helpTexts = {
  title: '帮助',
  here: (screen: string) => `这一屏的键：${screen}`,
  all: '所有的键',
  key: '键',
  does: '做什么',
  find: '我想…',
  findHint: '例如：打印、换种类、锁定',
  none: (text: string) => `没有符合“${text}”的键；按 Ctrl+K 搜页面和命令`,
  found: (count: number) => `${count} 个键`,
  back: '返回',
  note: '输入法组字时，这些键归输入法；整页缩放 Ctrl + 和 Ctrl −',
} as const;

export const screenKeys: Readonly<Record<Section, readonly KeyLine[]>> = {
  home: [{ keys: 'F2', does: '去开票' }],
  issue: [
    { keys: 'Enter', does: '下一栏；项目里先选中再走' },
    { keys: 'Shift+Enter', does: '上一栏' },
    { keys: 'F2', does: '开具（也可 Ctrl+Enter）' },
    { keys: 'F3', does: '到项目；3*助记码 为数量 3' },
    { keys: 'F5', does: '取单：输入业务系统的单号，Enter 取' },
    { keys: 'F6', does: '到交款人' },
    { keys: 'F9', does: '找票据' },
    { keys: 'F10', does: '打印、补打上一张' },
    { keys: 'F11', does: '出示、收起上一张的二维码' },
    { keys: 'F12', does: '挂单；没填内容时取挂单' },
    { keys: 'Ctrl+D', does: '上一张的项目，换交款人' },
    { keys: 'Ctrl+1 … Ctrl+9', does: '常用项目' },
    { keys: '小键盘 ＋', does: '下一行' },
    { keys: 'Del', does: '在空格里或选中的项目上删这一行，可撤销；Ctrl+Del 在任何格里' },
    { keys: 'Alt+↑ Alt+↓', does: '换票据种类' },
    { keys: 'Esc', does: '退一级；按两次清空，可撤销' },
  ],
  invoices: [
    { keys: 'F9', does: '找票据：号码后几位、交款人、流水号' },
    { keys: '↑ ↓', does: '选票据' },
    { keys: 'Enter', does: '打开选中的票据' },
    { keys: 'F10', does: '打印、补打选中的票据' },
    { keys: 'F11', does: '出示、收起二维码' },
    { keys: 'F5', does: '刷新' },
    { keys: 'Esc', does: '关闭详情，回到列表' },
  ],
  batches: [
    { keys: 'F2', does: '下一步、开具' },
    { keys: 'Enter', does: '打开一批' },
  ],
  sync: [
    { keys: 'F2', does: '立即上传' },
    { keys: 'Enter', does: '看详情' },
  ],
  leases: [
    { keys: 'F3', does: '申请号段' },
    { keys: 'F2', does: '提交申请' },
  ],
  settings: [
    { keys: 'F2', does: '保存' },
    { keys: 'F3', does: '新增用户（用户与角色）' },
    { keys: '↑ ↓', does: '选使用者；单选项里改选择' },
    { keys: 'Esc', does: '关闭表单' },
  ],
  help: [{ keys: 'F1', does: '回到原来的屏' }],
};

export const everywhere: readonly KeyLine[] = [
  { keys: 'Alt+1 … Alt+7', does: '工作台、开票、票据、批量、同步、号段、设置' },
  { keys: 'Alt+0', does: '到状态栏；← → 换格，Enter 看明细' },
  { keys: 'Ctrl+K', does: '搜索页面、命令、设置、票据' },
  { keys: 'Ctrl+Shift+L', does: '锁定开票台' },
  { keys: 'F1', does: '这一屏的键和帮助' },
  { keys: 'F2', does: '这一屏的主要操作' },
  { keys: 'Esc', does: '退一级' },
];
