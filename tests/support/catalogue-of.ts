import type { Catalogue } from '../../src/shared/domain/catalogue.ts';

/** A whole catalogue round the kinds and items that a test is about. */
export function catalogueOf(listed: Pick<Catalogue, 'kinds' | 'items'>): Catalogue {
  return {
    type: 'catalogue',
    version: 1,
    time: '2026-11-24T08:00:00.000+08:00',
    area: '32',
    supervisorAreaCode: '320000',
    unit: { code: '3299000001', name: '江淮市综合服务中心（演练）' },
    verificationUrl: 'http://127.0.0.1/verify',
    profile: {
      charset: 'UTF-8',
      signatureForm: 'SignedData',
      checkCodeMaker: 'unit',
      numberAssigner: 'leased',
    },
    seals: [],
    faces: [],
    ...listed,
  };
}
