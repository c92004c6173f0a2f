/** Full-width digits and separators are read; 1 to 1,000,000. */
export function parseCount(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/[\s,]/g, '');
  const count = /^\d{1,7}$/.test(plain) ? Number(plain) : 0;
  return count >= 1 && count <= 1_000_000 ? count : undefined;
}
