import type { Decimal } from './decimal.ts';
import type { BusinessNumber, KindCode } from './ids.ts';
import type { Fen } from './money.ts';

/** What a form, a file or a business system asks for, as text: nothing is trusted or converted yet. */
export interface DraftText {
  readonly businessNumber: string;
  readonly kind: string;
  readonly payer: PayerText;
  readonly items: readonly ItemText[];
  readonly remark?: string | undefined;
  readonly payMode?: string | undefined;
  /** 收款人. */
  readonly handler?: string | undefined;
  /** 复核人. */
  readonly checker?: string | undefined;
  /** Extension fields by XML element name, e.g. `PayCode`. */
  readonly ext?: Readonly<Record<string, string>> | undefined;
}

export interface PayerText {
  /** `1` or 个人, `2` or 单位. */
  readonly type: string;
  readonly name: string;
  /** 统一社会信用代码 or another identity of the payer. */
  readonly code?: string | undefined;
}

export interface ItemText {
  readonly itemCode: string;
  readonly quantity?: string | undefined;
  readonly unit?: string | undefined;
  /** 标准, yuan. */
  readonly price?: string | undefined;
  /** 金额, yuan. */
  readonly amount: string;
  readonly itemRemark?: string | undefined;
}

/** 待开内容: text in NFC, money in fen, decimals plain. Whether it may be issued is for `issuingProblems`. */
export interface Draft {
  readonly businessNumber: BusinessNumber;
  readonly kind: KindCode;
  readonly payer: Payer;
  readonly items: readonly Item[];
  /** Sum of the items. */
  readonly totalFen: Fen;
  readonly remark?: string | undefined;
  readonly payMode?: string | undefined;
  readonly handler?: string | undefined;
  readonly checker?: string | undefined;
  readonly ext: Readonly<Record<string, string>>;
}

export interface Payer {
  readonly type: PayerType;
  readonly name: string;
  readonly code?: string | undefined;
}

/** `PayerPartyType`: 1 a person 个人, 2 an organisation 单位. */
export type PayerType = '1' | '2';

export interface Item {
  readonly itemCode: string;
  readonly quantity?: Decimal | undefined;
  readonly unit?: string | undefined;
  readonly price?: Decimal | undefined;
  readonly amountFen: Fen;
  readonly itemRemark?: string | undefined;
}
