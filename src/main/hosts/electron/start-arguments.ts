/** `--go=#/issue/H-1001`: where the page goes first, or now, when the program is started again while it runs. */
export function startPlace(args: readonly string[]): string | undefined {
  const place = given('--go=', args);
  return place !== undefined && /^#\/[\w%./-]{0,200}$/.test(place) ? place : undefined;
}

/** `--printer=HP_M1136`: the system's own name of the printer at this window. */
export function printerName(args: readonly string[]): string | undefined {
  return given('--printer=', args);
}

function given(option: string, args: readonly string[]): string | undefined {
  return args.findLast(argument => argument.startsWith(option))?.slice(option.length);
}
