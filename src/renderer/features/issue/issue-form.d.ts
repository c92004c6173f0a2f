/** What stands in the form, as text; one per window and person. */
export interface IssueForm {
    readonly businessNumber: string;
    readonly payerType: '1' | '2';
    readonly payerName: string;
    readonly payerCode: string;
    readonly rows: readonly ItemRow[];
    readonly remark: string;
    readonly payMode: string;
    readonly checker: string;
}
export interface ItemRow {
    readonly key: string;
    /** The code of the item that was picked; empty while the text is only a search. */
    readonly itemCode: string;
    /** What stands in the box: a search, or the picked item's name. */
    readonly itemText: string;
    readonly unit: string;
    readonly quantity: string;
    readonly price: string;
    readonly amount: string;
    readonly itemRemark: string;
}
/** What the next form takes over from the one before. */
export type Remembered = Pick<IssueForm, 'payerType' | 'payMode' | 'checker'>;
export declare function blankRow(): ItemRow;
/** A form that asks for one invoice of its own: its business number is made when it opens. */
export declare function blankForm({ payerType, payMode, checker }: Remembered): IssueForm;
export declare function isBlankRow(row: ItemRow): boolean;
/** Nothing of this invoice was typed yet. */
export declare function isBlankForm(form: IssueForm): boolean;
