/** `00:08`. */
export function clockText(seconds: number): string {
  const two = (value: number) => Math.floor(value).toString().padStart(2, '0');
  return `${two(seconds / 60)}:${two(seconds % 60)}`;
}
