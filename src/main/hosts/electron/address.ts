/** The page's own scheme. Nothing else is ever loaded. */
export const scheme = 'app';
export const origin = 'app://desk';
export const pageUrl = `${origin}/index.html`;

/** Whether an address is the page's own; compared after parsing, never by its beginning. */
export function isOurs(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host } = new URL(address);
  return protocol === `${scheme}:` && host === 'desk';
}
