import type { Fen } from '../../shared/domain/money.ts';
import { displayYuan } from '../../shared/domain/money.ts';

/** `¥1,234.05`: for totals, never in columns. */
export function yuan(fen: Fen): string {
  return fen < 0 ? `−¥${displayYuan(-fen)}` : `¥${displayYuan(fen)}`;
}

/** `0000 0012 34`: grouped for the eye; copied and sent whole. */
export function groupDigits(digits: string): string {
  return digits.replace(/(\d{4})(?=\d)/g, '$1 ');
}

/** `11-24 10:21`, from the core's Beijing time: for lists, where the year is in the code. */
export function minuteText(iso: string): string {
  return iso.slice(5, 16).replace('T', ' ');
}

/** `2026-11-24 10:21:03`. */
export function secondText(iso: string): string {
  return iso.slice(0, 19).replace('T', ' ');
}

/** `2:14`, from hours. */
export function hourText(hours: number): string {
  const minutes = Math.floor(Math.max(0, hours) * 60);
  return `${Math.floor(minutes / 60)}:${(minutes % 60).toString().padStart(2, '0')}`;
}

/** Days of stock: whole ones, tenths below two, `<0.1` rather than none. */
export function daysText(days: number): string {
  if (days >= 2) return Math.floor(days).toLocaleString('zh-CN');
  return days < 0.1 ? '<0.1' : (Math.floor(days * 10) / 10).toFixed(1);
}

/** `1,183`. */
export function countText(count: number): string {
  return count.toLocaleString('zh-CN');
}
