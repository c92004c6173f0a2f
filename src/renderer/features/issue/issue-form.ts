/** What stands in the form, as text; one per window and person. */
export interface IssueForm {
  /** Under which it is issued where nobody gives a business number; made when the form opens. */
  readonly ownNumber: string;
  /** As typed or as an order brought it; empty for the form's own. */
  readonly businessNumber: string;
  readonly payerType: '1' | '2';
  readonly payerName: string;
  readonly payerCode: string;
  readonly rows: readonly ItemRow[];
  readonly remark: string;
  readonly payMode: string;
  readonly checker: string;
  /** 其他信息 by the vocabulary's names. */
  readonly ext: Readonly<Record<string, string>>;
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

export function blankRow(): ItemRow {
  return {
    key: crypto.randomUUID(),
    itemCode: '',
    itemText: '',
    unit: '',
    quantity: '',
    price: '',
    amount: '',
    itemRemark: '',
  };
}

/** A form that asks for one invoice of its own. */
export function blankForm({ payerType, payMode, checker }: Remembered): IssueForm {
  return {
    ownNumber: `m-${crypto.randomUUID()}`,
    businessNumber: '',
    payerType,
    payerName: '',
    payerCode: '',
    rows: [blankRow()],
    remark: '',
    payMode,
    checker,
    ext: {},
  };
}

export function isBlankRow(row: ItemRow): boolean {
  return row.itemText === '' && row.quantity === '' && row.amount === '' && row.price === '';
}

/** Nothing of this invoice was typed yet. */
export function isBlankForm(form: IssueForm): boolean {
  const texts = [
    form.businessNumber,
    form.payerName,
    form.payerCode,
    form.remark,
    ...Object.values(form.ext),
  ];
  return texts.every(text => text === '') && form.rows.every(isBlankRow);
}
