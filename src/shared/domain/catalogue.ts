import type { Decimal } from './decimal.ts';
import type { KindCode } from './ids.ts';
import type { Fen } from './money.ts';

/** What differs between provinces. Only the values this version can honour are listed. */
export interface Profile {
  readonly charset: 'UTF-8';
  readonly signatureForm: 'SignedData';
  readonly checkCodeMaker: 'unit';
  readonly numberAssigner: 'leased';
}

/** 票据种类: what one kind demands of a draft and which face it prints on. */
export interface Kind {
  readonly kind: KindCode;
  /** 票据名称 as printed and signed: `江苏省非税收入统一票据（电子）`. */
  readonly name: string;
  /** Two digits behind the invoice code in `EInvoiceSpecimenCode`. */
  readonly templateSuffix: string;
  readonly faceCode: string;
  readonly faceVersion: number;
  /** How far the stated amount may be from quantity × price, in fen. */
  readonly toleranceFen: Fen;
  readonly zeroItems: 'refused' | 'allowed';
  readonly organizationCode: 'required' | 'optional';
}

/** 收费项目: what may be charged on which kinds. */
export interface FeeItem {
  readonly code: string;
  readonly name: string;
  readonly kinds: readonly KindCode[];
  readonly unit?: string | undefined;
  readonly price?: Decimal | undefined;
  /** 助记码. */
  readonly mnemonic?: string | undefined;
}

export interface Seal {
  readonly id: string;
  readonly name: string;
  readonly owner: 'unit' | 'supervision';
  /** SM3 of the image, lower-case hex. */
  readonly digest: string;
  /** PNG, base64. */
  readonly image: string;
}

export interface UnitFacts {
  readonly code: string;
  readonly name: string;
  readonly recName?: string | undefined;
  readonly recAcct?: string | undefined;
  readonly recOpBk?: string | undefined;
}

/** 基础数据, as published by the platform for one unit; versions only rise and each is a signed statement. */
export interface Catalogue {
  readonly type: 'catalogue';
  readonly version: number;
  readonly time: string;
  /** Two digits: the area in codes and in `EInvoiceTag`. */
  readonly area: string;
  /** Six digits, `SupervisorAreaCode`. */
  readonly supervisorAreaCode: string;
  readonly unit: UnitFacts;
  /** The page a payer opens; code, number and check code are appended as query. */
  readonly verificationUrl: string;
  readonly profile: Profile;
  readonly kinds: readonly Kind[];
  readonly items: readonly FeeItem[];
  readonly seals: readonly Seal[];
  readonly faces: readonly Face[];
}

/** A face in millimetres; immutable under (code, version). */
export interface Face {
  readonly code: string;
  readonly version: number;
  readonly width: number;
  readonly height: number;
  readonly labelColor: string;
  readonly texts: readonly FaceText[];
  /** Ruled boxes in the colour of the labels. */
  readonly frames?: readonly FaceFrame[] | undefined;
  readonly table: FaceTable;
  readonly qr: { readonly x: number; readonly y: number; readonly size: number };
  readonly seals: readonly FaceSeal[];
  readonly marks: { readonly x: number; readonly y: number; readonly size: number };
}

export interface FaceFrame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A label, a value or both: `label` is printed as it stands, `field` names a value of the invoice. */
export interface FaceText {
  readonly label?: string | undefined;
  readonly field?: FaceField | undefined;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** In points, as every text size. */
  readonly size: number;
  /** How many lines of that size there is room for; 1 where it is not said. */
  readonly lines?: number | undefined;
  readonly align?: 'left' | 'center' | 'right' | undefined;
}

export type FaceField =
  | 'title'
  | 'code'
  | 'number'
  | 'checkCode'
  | 'payerCode'
  | 'payerName'
  | 'issueDate'
  | 'capitals'
  | 'total'
  | 'remark'
  | 'otherInformation'
  | 'unitName'
  | 'checker'
  | 'handler';

export interface FaceTable {
  readonly x: number;
  readonly y: number;
  readonly headHeight: number;
  readonly rowHeight: number;
  readonly rows: number;
  readonly size: number;
  readonly columns: readonly FaceColumn[];
}

export interface FaceColumn {
  readonly label: string;
  readonly field: 'itemCode' | 'itemName' | 'unit' | 'quantity' | 'price' | 'amount' | 'remark';
  readonly width: number;
  readonly align: 'left' | 'center' | 'right';
}

export interface FaceSeal {
  readonly owner: Seal['owner'];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
