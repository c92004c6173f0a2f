/** `--go=#/issue/H-1001`: where the page goes first, or now, when the program is started again while it runs. */
export function startPlace(args: readonly string[]): string | undefined {
  const place = args.findLast(argument => argument.startsWith('--go='))?.slice('--go='.length);
  return place !== undefined && /^#\/[\w%./-]{0,200}$/.test(place) ? place : undefined;
}
