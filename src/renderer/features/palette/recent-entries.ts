import { z } from 'zod';

const most = 5;
const ids = z.array(z.string());

/** The last five things this person did from the palette, newest first; names of entries, nothing of an invoice. */
export function recentEntries(userId: string): readonly string[] {
  try {
    const kept = ids.safeParse(JSON.parse(localStorage.getItem(keyOf(userId)) ?? '[]'));
    return kept.success ? kept.data.slice(0, most) : [];
  } catch {
    return [];
  }
}

export function keepRecent(userId: string, id: string): void {
  const next = [id, ...recentEntries(userId).filter(other => other !== id)].slice(0, most);
  localStorage.setItem(keyOf(userId), JSON.stringify(next));
}

function keyOf(userId: string): string {
  return `desk-recent-${userId}`;
}
