/** One thing that keeps a draft from being issued. `field` is a path into the draft: `items[0].amount`. */
export interface Problem {
  readonly field: string;
  readonly code: ProblemCode;
  /** For the cashier, in Chinese: what is wrong and what to do. */
  readonly message: string;
}

export const problemCodes = [
  'amount_invalid',
  'amount_mismatch',
  'amount_over_limit',
  'amount_zero',
  'business_number_invalid',
  'control_character',
  'credit_code_invalid',
  'credit_code_missing',
  'ext_unknown',
  'glyph_missing',
  'import_number_truncated',
  'item_not_for_kind',
  'item_unknown',
  'items_missing',
  'kind_unknown',
  'number_invalid',
  'payer_name_missing',
  'payer_type_invalid',
  'row_conflict',
  'row_malformed',
  'text_too_long',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

export function problem(field: string, code: ProblemCode, message: string): Problem {
  return { field, code, message };
}
