/** `3.20106E+17`: what Excel makes of a long number in a cell that is not text. The digits are gone. */
export function isScientific(text: string): boolean {
  return /^\d(?:\.\d+)?E\+\d{1,3}$/i.test(text.trim());
}

const identityNumber = /^[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d000$/;

/**
 * An 18-digit identity number whose last three digits Excel has replaced by zeros: its check character
 * (GB 11643-1999, ISO 7064 MOD 11-2) is another one. A real number may end in 000.
 */
export function isZeroedIdentityNumber(text: string): boolean {
  const plain = text.trim();
  return identityNumber.test(plain) && identityCheck(plain) !== '0';
}

function identityCheck(number: string): string {
  const digits = [...number.slice(0, 17)].map(Number);
  const sum = digits.reduce((total, digit, index) => total + digit * (2 ** (17 - index) % 11), 0);
  return '10X98765432'.charAt(sum % 11);
}
