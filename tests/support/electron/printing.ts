import type { WebContentsPrintOptions } from 'electron';
import type { Desktop } from './desktop.ts';
import type { DevtoolsSession } from './devtools.ts';
import { refuseOthers } from './strict.ts';

const known = [
  'silent',
  'printBackground',
  'deviceName',
  'copies',
  'pageSize',
  'margins',
  'landscape',
  'color',
];

/** Paper of Electron in inches; a size of one's own is in micrometres. */
const papers: Readonly<Record<string, readonly [number, number]>> = {
  A3: [11.69, 16.54],
  A4: [8.27, 11.69],
  A5: [5.83, 8.27],
  Letter: [8.5, 11],
};

/** What a printer would have got, as a PDF; what the page shows for print is what is in it. */
export async function printPage(
  session: DevtoolsSession,
  options: WebContentsPrintOptions,
  desktop: Pick<Desktop, 'report'>,
): Promise<void> {
  refuseOthers('print', options, known);
  const { deviceName = '', pageSize = 'A4', silent = false, copies = 1 } = options;
  const [paperWidth, paperHeight] = paperOf(pageSize);
  const { data } = await session.send('Page.printToPDF', {
    paperWidth,
    paperHeight,
    landscape: options.landscape ?? false,
    printBackground: options.printBackground ?? false,
    ...(options.margins?.marginType === 'none' && {
      marginTop: 0,
      marginBottom: 0,
      marginLeft: 0,
      marginRight: 0,
    }),
  });
  const pdf = Uint8Array.from(Buffer.from(data, 'base64'));
  desktop.report({ event: 'printed', printed: { deviceName, pageSize, silent, copies, pdf } });
}

function paperOf(pageSize: NonNullable<WebContentsPrintOptions['pageSize']>): readonly [number, number] {
  if (typeof pageSize === 'object') return [pageSize.width / 25_400, pageSize.height / 25_400];
  const paper = papers[pageSize];
  if (paper === undefined) throw new Error(`the stand-in has no paper ${pageSize}`);
  return paper;
}
