import { beijingIso, type EpochMs } from '../../shared/domain/beijing-time.ts';
import type { Catalogue } from '../../shared/domain/catalogue.ts';
import { AppError } from '../../shared/errors.ts';
import { fromBase64, toHex } from '../../shared/gm/bytes.ts';
import type { Gm } from '../../shared/gm/load-gm.ts';
import type { TrustJudge } from '../../shared/proof/trust.ts';
import { catalogue as catalogueSchema } from '../../shared/protocol/catalogue.ts';
import type { SignedStatement } from '../../shared/protocol/statement.ts';
import type { Store } from '../db/store.ts';
import type { PlatformGateway } from '../platform/gateway.ts';
import { openStatement, signedTime } from '../platform/kept-statement.ts';

export interface CatalogueService {
  /** Asks for a newer catalogue and adopts it. Throws `catalogue_invalid` for one that cannot be trusted. */
  update(): Promise<{ readonly version: number; readonly changed: boolean }>;
}

interface CatalogueParts {
  readonly gm: Gm;
  readonly judge: TrustJudge;
  readonly store: Store;
  readonly gateway: PlatformGateway;
  readonly unitCode: string;
  readonly now: () => EpochMs;
}

export function createCatalogueService(parts: CatalogueParts): CatalogueService {
  const { store, gateway } = parts;

  function adopt(statement: SignedStatement): Catalogue {
    const { value, bytes } = openStatement(parts, statement, {
      schema: catalogueSchema,
      signedAt: signedTime,
      code: 'catalogue_invalid',
      noun: '基础数据',
    });
    assertConsistent(value, parts);
    const known = store.catalogues.latest()?.version ?? 0;
    if (value.version <= known) throw invalid(`版本 ${value.version} 不比本机的 ${known} 新，版本只升不降`);
    const at = beijingIso(parts.now());
    store.commit(() => {
      store.catalogues.keep(value, bytes, at);
      store.journal.append({
        type: 'catalogue.adopted',
        at,
        actor: 'system',
        body: { version: value.version, payloadSm3: toHex(parts.gm.sm3(bytes.payload)) },
      });
    });
    return value;
  }

  return {
    async update() {
      const newerThan = store.catalogues.latest()?.version ?? 0;
      const { catalogue } = await gateway.catalogue({ newerThan });
      if (catalogue === null) return { version: newerThan, changed: false };
      return { version: adopt(catalogue).version, changed: true };
    },
  };
}

/** What the schema cannot say: it is this unit's, seals are the images they claim, and every kind has its face. */
function assertConsistent(catalogue: Catalogue, { gm, unitCode }: CatalogueParts): void {
  if (catalogue.unit.code !== unitCode) throw invalid(`是单位 ${catalogue.unit.code} 的，不是本单位的`);
  for (const seal of catalogue.seals)
    if (toHex(gm.sm3(fromBase64(seal.image))) !== seal.digest)
      throw invalid(`印章 ${seal.name} 的图像与摘要不符`);
  for (const kind of catalogue.kinds)
    if (!catalogue.faces.some(face => face.code === kind.faceCode && face.version === kind.faceVersion))
      throw invalid(`票据种类 ${kind.kind} 缺票面 ${kind.faceCode} 第 ${kind.faceVersion} 版`);
}

function invalid(reason: string): AppError {
  return new AppError(
    'catalogue_invalid',
    `平台发来的基础数据不能用：${reason}。仍用原来的基础数据，没有改动；请财政端重新发布。`,
  );
}
