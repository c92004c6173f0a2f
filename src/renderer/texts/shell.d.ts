export declare const shellTexts: {
    readonly product: '单位开票台';
    readonly practiceMark: '【演练】';
    readonly practiceBand: '演练：票面带“练习”字样，与正式数据分开存放';
    readonly navigation: '主导航';
    readonly issue: '开票';
    readonly invoices: '票据';
    readonly statusBar: '状态栏';
    readonly lock: '锁定';
    readonly locking: 'Ctrl+Shift+L';
    readonly loading: '正在读取…';
    readonly notices: '需要留意';
    readonly signedIn: '当前用户';
};
export declare const lineTexts: {
    readonly online: '在线';
    readonly offline: '离线';
    readonly unknown: '连接未知';
};
export declare const clockTexts: {
    readonly confirmed: '时间可信';
    readonly estimated: '时间推算';
    readonly doubtful: '时间存疑';
};
export declare const signerTexts: {
    readonly absent: '签名未配置';
    readonly locked: '签名已锁定';
    readonly unlocked: '签名已解锁';
    readonly failed: '签名自检未通过';
};
export declare const statusTexts: {
    readonly pending: (count: number, amount: string) => string;
    readonly oldest: (time: string) => string;
    readonly uploadNow: '立即上传';
    readonly uploading: '正在上传…';
    readonly dismiss: '知道了';
    readonly uploaded: (accepted: number, pending: number) => string;
    readonly stock: (name: string, count: number) => string;
    readonly noStock: '没有号段';
    readonly objected: (count: number) => string;
    readonly refused: (count: number) => string;
    readonly unknown: (count: number) => string;
    readonly offlineSince: (hours: string, limit: string) => string;
};
