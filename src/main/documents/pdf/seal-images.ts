import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { decodePng } from './png-pixels.ts';

declare global {
  namespace PDFKit.Mixins {
    interface PDFImage {
      image(src: EmbeddableImage, x: number, y: number, options: ImageOption): this;
    }
  }
}

/** An image that writes itself into a document when it is first drawn there; pdfkit takes any object with these. */
export interface EmbeddableImage {
  readonly width: number;
  readonly height: number;
  readonly label: string;
  obj: unknown;
  embed(doc: PDFKit.PDFDocument): void;
}

export interface SealImages {
  /** For one document. Throws `catalogue_invalid` if the image is no PNG we can print. */
  image(png: Uint8Array): EmbeddableImage;
}

interface PreparedImage {
  readonly width: number;
  readonly height: number;
  readonly label: string;
  readonly colors: Buffer;
  readonly opacity: Buffer;
}

const keptImages = 16;

/**
 * Seals are the same on every invoice, so they are decoded and compressed once. pdfkit's own decoder would do it for
 * each document, and in no certain order, which two equal PDFs cannot have.
 */
export function createSealImages(): SealImages {
  const prepared = new Map<string, PreparedImage>();
  return {
    image(png) {
      const digest = createHash('sha256').update(png).digest('hex');
      const image = prepared.get(digest) ?? prepare(png, digest);
      if (prepared.size >= keptImages) prepared.clear();
      prepared.set(digest, image);
      return embeddable(image);
    },
  };
}

function prepare(png: Uint8Array, digest: string): PreparedImage {
  const { width, height, colors, opacity } = decodePng(png);
  return {
    width,
    height,
    label: `Seal${digest.slice(0, 16)}`,
    colors: deflateSync(colors, { level: 9 }),
    opacity: deflateSync(opacity, { level: 9 }),
  };
}

function embeddable({ width, height, label, colors, opacity }: PreparedImage): EmbeddableImage {
  const common = {
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    BitsPerComponent: 8,
    Filter: 'FlateDecode',
  };
  return {
    width,
    height,
    label,
    obj: null,
    embed(doc) {
      const mask = doc.ref({ ...common, ColorSpace: 'DeviceGray' });
      mask.end(opacity);
      const object = doc.ref({ ...common, ColorSpace: 'DeviceRGB', SMask: mask });
      object.end(colors);
      this.obj = object;
    },
  };
}
