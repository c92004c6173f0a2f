/** Milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMs = number;

const offsetMs = 8 * 3_600_000;

/** `2026-11-24T10:21:03.120+08:00`: Beijing time (UTC+8) whatever zone the PC is in. */
export function beijingIso(at: EpochMs): string {
  return `${new Date(at + offsetMs).toISOString().slice(0, -1)}+08:00`;
}

/** Reads exactly what `beijingIso` writes (milliseconds optional); `undefined` for anything else, November 31 included. */
export function parseBeijingIso(text: string): EpochMs | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?\+08:00$/.test(text)) return undefined;
  const at = Date.parse(text);
  if (Number.isNaN(at)) return undefined;
  return beijingIso(at).startsWith(text.slice(0, -'+08:00'.length)) ? at : undefined;
}

/** `20261124`, as `IssueDate` and the face's QR carry it. */
export function compactDate(at: EpochMs): string {
  return beijingIso(at).slice(0, 10).replaceAll('-', '');
}

/** `10:21:03`, floored to the second, as `IssueTime` carries it. */
export function clockTime(at: EpochMs): string {
  return beijingIso(at).slice(11, 19);
}

/** `2026-11-24`. */
export function beijingDay(at: EpochMs): string {
  return beijingIso(at).slice(0, 10);
}

/** `20261124102103`, as `SignatureTime` carries it. */
export function signatureTime(at: EpochMs): string {
  return compactDate(at) + clockTime(at).replaceAll(':', '');
}

/** The two digits of the year in an invoice code: `26`. */
export function yearOfCode(at: EpochMs): string {
  return beijingIso(at).slice(2, 4);
}
