/** What is wrong with an invoice: a code for programs, words for people. */
export interface Finding {
  readonly code: string;
  readonly text: string;
}

export function finding(code: string, text: string): Finding {
  return { code, text };
}
