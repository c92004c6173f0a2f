export const shellTexts = {
  product: '单位开票台',
  practiceMark: '【演练】',
  practiceBand: '演练：票面带“练习”字样，与正式数据分开存放',
  navigation: '主导航',
  issue: '开票',
  invoices: '票据',
  statusBar: '状态栏',
  lock: '锁定',
  locking: 'Ctrl+Shift+L',
  loading: '正在读取…',
  notices: '需要留意',
  signedIn: '当前用户',
} as const;

export const lineTexts = { online: '在线', offline: '离线', unknown: '连接未知' } as const;
export const clockTexts = { confirmed: '时间可信', estimated: '时间推算', doubtful: '时间存疑' } as const;
export const signerTexts = {
  absent: '签名未配置',
  locked: '签名已锁定',
  unlocked: '签名已解锁',
  failed: '签名自检未通过',
} as const;

export const statusTexts = {
  pending: (count: number, amount: string) => (count === 0 ? '待上传 0 张' : `待上传 ${count} 张 ¥${amount}`),
  oldest: (time: string) => `最早 ${time}`,
  uploadNow: '立即上传',
  uploading: '正在上传…',
  dismiss: '知道了',
  uploaded: (accepted: number, pending: number) =>
    pending === 0 ? `已上传，本次监制 ${accepted} 张` : `本次监制 ${accepted} 张，还有 ${pending} 张待上传`,
  stock: (name: string, count: number) => `${name} ${count.toLocaleString('zh-CN')} 张`,
  noStock: '没有号段',
  objected: (count: number) => `平台退回 ${count} 张`,
  refused: (count: number) => `拒收 ${count} 张`,
  unknown: (count: number) => `待查 ${count} 张`,
  offlineSince: (hours: string, limit: string) => `离线 ${hours} / ${limit}`,
} as const;
