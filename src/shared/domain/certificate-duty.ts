/**
 * What a certificate of the fiscal CA is for, as the OU of its subject says. One CA issues all four, so a terminal's
 * certificate must not pass for the platform's.
 */
export const certificateDuties = ['platform', 'supervision', 'terminal', 'invoice'] as const;
export type CertificateDuty = (typeof certificateDuties)[number];

/** Whether a subject, printed as RFC 2253, carries exactly this duty. */
export function hasDuty(subjectName: string, duty: CertificateDuty): boolean {
  return /(?:^|,)OU=([a-z]+)(?:,|$)/.exec(subjectName)?.[1] === duty;
}
