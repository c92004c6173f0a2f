/**
 * What a platform's certificates are for, as the one `OU` of their subject. All of them end in the same root, so who
 * relies on one asks for its role too: a terminal's certificate must not pass for the platform's.
 */
export const certificateRoles = {
  service: 'platform-service',
  supervision: 'supervision',
  terminal: 'terminal',
  invoice: 'invoice',
} as const;
export type CertificateRole = keyof typeof certificateRoles;

/** `subjectName` as RFC 2253 prints it; the platform chooses subjects itself, so values hold no escaped commas. */
export function hasRole(certificate: { readonly subjectName: string }, role: CertificateRole): boolean {
  const units = certificate.subjectName.match(/(?<=^|,)OU=[^,+]*/g) ?? [];
  return units.length === 1 && units[0] === `OU=${certificateRoles[role]}`;
}
