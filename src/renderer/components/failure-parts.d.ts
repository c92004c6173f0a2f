export interface FailureParts {
    /** 发生了什么. */
    readonly what: string;
    /** 什么是安全的. */
    readonly safe: string;
    /** 下一步. */
    readonly next: string;
}
/**
 * The three parts of any failure. The core words its messages `事实。安全；下一步。`, knowing the numbers and names;
 * what a message leaves out comes from the texts of its code.
 */
export declare function failureParts(error: unknown): FailureParts;
