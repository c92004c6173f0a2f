export const shellTexts = {
  product: '单位开票台',
  practiceMark: '【演练】',
  practiceBand: '演练：票面带“练习”字样，与正式数据分开存放',
  practiceShort: '票面带“练习”',
  navigation: '主导航',
  skip: '跳到内容',
  statusBar: '状态栏',
  lock: '锁定',
  locking: 'Ctrl+Shift+L',
  loading: '正在读取…',
  readAgain: '再读一次',
  signedIn: '当前用户',
  search: '搜索、命令',
  bell: (count: number) => `待办和提醒 ${count} 项`,
  bellTitle: '待办和提醒',
  bellEmpty: '没有待办',
  noPermission: (what: string) => `${what}要有权限的人来做`,
  whoMay: (roles: string) => `能做的角色：${roles}`,
  readOnlyRest: '别的页面照常可看',
} as const;

export const groupTexts = { daily: '日常', manage: '管理', system: '系统' } as const;

export const sectionTexts = {
  home: '工作台',
  issue: '开票',
  invoices: '票据',
  batches: '批量',
  sync: '同步',
  leases: '号段',
  settings: '设置',
  help: '帮助',
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
  days: (days: string) => `≈${days} 天`,
  noStock: '没有号段',
  objected: (count: number) => `平台退回 ${count} 张`,
  refused: (count: number) => `拒收 ${count} 张`,
  unknown: (count: number) => `待查 ${count} 张`,
  offlineFor: (hours: string, since: string) => `离线 ${hours} 自 ${since}`,
  budget: (left: string) => `离线余量 ${left}`,
  budgetHours: (hours: string) => `${hours} 小时`,
  budgetCount: (count: number) => `${count.toLocaleString('zh-CN')} 张`,
  budgetFull: '离线限额已满',
  devices: '打印、备份正常',
  unresolvedPrints: (count: number) => `未决打印 ${count}`,
  backup: '备份需留意',
} as const;

/** What the panel behind each cell says. */
export const cellTexts = {
  line: '连接',
  pending: '待上传',
  trouble: '平台没有收下的',
  stock: '库存',
  budget: '离线余量',
  clock: '时间',
  signer: '签名',
  devices: '打印和备份',
  lastContact: '平台最后会签',
  never: '还没有',
  nextTry: '下次自动上传',
  lastError: '最近一次没有连上',
  paused: '已暂停自动上传',
  lineHint: {
    online: '开具后自动上传',
    offline: '离线是正常状态：照常开具，联网后自动上传',
    unknown: '开具后会自动联系平台',
  },
  waiting: '待上传',
  oldest: '最早一张',
  accepted: '已监制',
  pendingHint: '每张都在本机；自动上传，不用守着',
  objected: '平台退回',
  refused: '拒收',
  unknown: '待查',
  troubleHint: '退回的要处理原因后重新提交；待查的自动查询，不会重复开票',
  reserve: (count: number) => `另有红票备用 ${count} 张`,
  perDay: (count: string) => `近 14 天日均 ${count} 张`,
  usedOf: (used: string, limit: string) => `${used} / ${limit}`,
  hours: '离线时长',
  count: '张数',
  amount: '金额',
  budgetHint: '任一项满了暂停开具；接通网络自动恢复',
  clockHint: {
    confirmed: '与平台核对过',
    estimated: '还没有联系平台，按电脑时间推算；照常开具',
    doubtful: '电脑时间存疑，暂停开具；请系统管理员校准，联网后自动核对',
  },
  signerHint: {
    absent: '这台电脑还没有签名密钥',
    locked: '重新输入口令后可开具',
    unlocked: '锁定或关闭后要重新输入口令',
    failed: '暂停开具；请系统管理员重新安装程序',
  },
  keyPlace: { file: '终端密钥在只有本人能读的文件里', 'secret-store': '终端密钥在系统密钥库里' },
  prints: (count: number) => (count === 0 ? '没有未决打印' : `未决打印 ${count} 份：回答是否已印上`),
  open: (page: string) => `打开${page}`,
} as const;

/** What stops issuing, besides what the core already words. */
export const stopTexts = {
  hours: (limit: number) =>
    `离线已满 ${limit} 小时，暂停开具；已开票据都在本机，查询打印照常；接通网络自动恢复`,
  count: (limit: number) =>
    `离线已开满 ${limit} 张，暂停开具；已开票据都在本机，查询打印照常；接通网络自动恢复`,
  amount: (limit: string) =>
    `离线已开满 ¥${limit}，暂停开具；已开票据都在本机，查询打印照常；接通网络自动恢复`,
  signer: '签名已锁定，暂停开具；锁定后重新输入口令即可恢复',
} as const;

/** The page broke in a way nobody foresaw. */
export const crashedWindow = {
  title: '页面出错，画面已收起',
  safe: '已开具的票据都在本机；没有按“开具”的内容没有占用号码',
  next: '重新载入后接着用；再次出现时，把 logs 文件夹交给系统管理员',
  reload: '重新载入',
} as const;
