import type { ErrorCode } from '../../shared/errors.ts';
/** What a person needs besides the fact itself, where the core's message does not say it. */
export interface Consequence {
    /** 什么是安全的. */
    readonly safe: string;
    /** 下一步. */
    readonly next: string;
}
export declare const consequences: Readonly<Record<ErrorCode, Consequence>>;
/** Said instead of a message that is for developers. */
export declare const unexpected = "\u7A0B\u5E8F\u5185\u90E8\u51FA\u9519\uFF0C\u8FD9\u4E00\u6B65\u6CA1\u6709\u5B8C\u6210";
/** The desk's own process does not answer. */
export declare const deskGone: {
    readonly what: '本机开票台没有应答';
    readonly safe: '已开具的票据都在本机；这一步是否完成，重新打开后可查';
    readonly next: '重新启动开票台；同一业务流水号再开一次不会重复';
};
/** This window's credential is no longer known, or never was. */
export declare const strangerWindow: {
    readonly title: '此窗口不能进入开票台';
    readonly what: '打开地址里的一次性口令已用过，或开票台已重新启动';
    readonly safe: '票据和号段都没有改动';
    readonly next: '用启动时新给的地址打开；已经打开的窗口可以继续用';
};
