import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { beijingIso, type EpochMs, parseBeijingIso } from '../../../shared/domain/beijing-time.ts';
import { canonicalJson, type JsonValue } from '../../../shared/domain/canonical-json.ts';
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import { fromUtf8, toBase64, toHex } from '../../../shared/gm/bytes.ts';
import type { Gm } from '../../../shared/gm/load-gm.ts';
import { catalogue as catalogueSchema } from '../../../shared/protocol/catalogue.ts';
import type { AnswerOf, RequestOf } from '../../../shared/protocol/operations.ts';
import { statementOnWire } from '../authority/statements.ts';
import type { PlatformDeps } from '../platform-deps.ts';
import { practicePlace } from '../practice-place.ts';
import { practicePolicy } from '../practice-policy.ts';

export interface CatalogueDesk {
  /** Publishes the next version, whether or not it says anything new; the answer is its number. */
  publish(verificationUrl: string): number;
  /** Publishes only if the latest version says something else. */
  publishIfChanged(verificationUrl: string): number;
  newerThan(request: RequestOf<'catalogue'>): AnswerOf<'catalogue'>;
  current(): Catalogue;
  /** Versions a terminal may have issued under at that moment: a replaced one for as long as it may be offline. */
  validAt(at: EpochMs): readonly Catalogue[];
}

type Deps = Pick<PlatformDeps, 'gm' | 'now' | 'sign' | 'catalogues'> & { readonly assets: string };

interface KnownVersion {
  readonly catalogue: Catalogue;
  readonly publishedAt: EpochMs;
}

export function createCatalogueDesk({ gm, now, sign, catalogues, assets }: Deps): CatalogueDesk {
  let versions: readonly KnownVersion[] = catalogues.all().map(({ payload, publishedAt }) => ({
    catalogue: catalogueSchema.parse(JSON.parse(fromUtf8(payload))),
    publishedAt: parseBeijingIso(publishedAt) ?? 0,
  }));

  function next(verificationUrl: string): Catalogue {
    const version = (versions.at(-1)?.catalogue.version ?? 0) + 1;
    const content = readContent(gm, assets);
    return catalogueSchema.parse({
      ...content,
      ...{ type: 'catalogue', version, time: beijingIso(now()), verificationUrl },
    });
  }

  function publish(catalogue: Catalogue): number {
    const { version, time } = catalogue;
    catalogues.add({ version, publishedAt: time, ...sign(asJson(catalogue)) });
    versions = [...versions, { catalogue, publishedAt: now() }];
    return version;
  }

  return {
    publish: verificationUrl => publish(next(verificationUrl)),
    publishIfChanged(verificationUrl) {
      const latest = versions.at(-1)?.catalogue;
      const candidate = next(verificationUrl);
      return latest !== undefined && sameContent(latest, candidate) ? latest.version : publish(candidate);
    },
    newerThan(request) {
      const latest = catalogues.latest();
      const isNewer = latest !== undefined && latest.version > request.newerThan;
      return { catalogue: isNewer ? statementOnWire(latest) : null };
    },
    current() {
      const latest = versions.at(-1);
      if (latest === undefined) throw new Error('no catalogue is published');
      return latest.catalogue;
    },
    validAt: at =>
      versions
        .filter(({ publishedAt }, index) => {
          const replacedAt = versions[index + 1]?.publishedAt ?? Number.POSITIVE_INFINITY;
          const known = publishedAt <= at + practicePolicy.clockToleranceSeconds * 1000;
          return known && at <= replacedAt + practicePolicy.offlineHours * 3_600_000;
        })
        .map(({ catalogue }) => catalogue)
        .reverse(),
  };
}

const shippedSchema = z.object({ kinds: catalogueSchema.shape.kinds, items: catalogueSchema.shape.items });

function readContent(
  gm: Gm,
  assets: string,
): Omit<Catalogue, 'type' | 'version' | 'time' | 'verificationUrl'> {
  const readJson = (name: string): unknown => JSON.parse(readFileSync(join(assets, name), 'utf8'));
  const shipped = shippedSchema.parse(readJson('practice/catalogue.json'));
  const faceCodes = [...new Set(shipped.kinds.map(kind => kind.faceCode))];
  const readSeal = (id: string, owner: 'unit' | 'supervision', name: string) => {
    const image = readFileSync(join(assets, `seals/${id}.png`));
    return { id, name, owner, digest: toHex(gm.sm3(image)), image: toBase64(image) };
  };
  const { area, supervisorAreaCode, unit, unitName } = practicePlace;
  return {
    area,
    supervisorAreaCode,
    unit: { code: unit, name: unitName },
    profile: {
      charset: 'UTF-8',
      signatureForm: 'SignedData',
      checkCodeMaker: 'unit',
      numberAssigner: 'leased',
    },
    ...shipped,
    seals: [
      readSeal('practice-unit', 'unit', '演练单位财务专用章（练习）'),
      readSeal('practice-supervision', 'supervision', '江苏省财政电子票据监制章（练习）'),
    ],
    faces: faceCodes.map(code => catalogueSchema.shape.faces.element.parse(readJson(`faces/${code}.json`))),
  };
}

function sameContent(a: Catalogue, b: Catalogue): boolean {
  const content = (catalogue: Catalogue) => canonicalJson(asJson({ ...catalogue, version: 0, time: '' }));
  return content(a) === content(b);
}

/** A catalogue holds nothing that JSON cannot; its readonly interfaces only lack an index signature. */
function asJson(catalogue: Catalogue): JsonValue {
  return { ...catalogue } as unknown as JsonValue;
}
