import { z } from 'zod';
import type { Catalogue, Face, FeeItem, Kind, Seal } from '../domain/catalogue.ts';
import type { Decimal } from '../domain/decimal.ts';
import type { KindCode } from '../domain/ids.ts';
import { hexDigest, isoTime, kindCode, signedStatement } from './statement.ts';

const brandedKind = kindCode.transform(code => code as KindCode);
const decimal = z
  .string()
  .regex(/^\d+(\.\d*[1-9])?$/)
  .transform(text => text as Decimal);
const millimetres = z.number().nonnegative().max(1000);

const kind = z.object({
  kind: brandedKind,
  name: z.string().min(1),
  templateSuffix: z.string().regex(/^\d{2}$/),
  faceCode: z.string().min(1),
  faceVersion: z.int().positive(),
  toleranceFen: z.int().nonnegative(),
  zeroItems: z.enum(['refused', 'allowed']),
  organizationCode: z.enum(['required', 'optional']),
}) satisfies z.ZodType<Kind>;

const feeItem = z.object({
  code: z.string().min(1).max(20),
  name: z.string().min(1).max(60),
  kinds: z.array(brandedKind).min(1),
  unit: z.string().optional(),
  price: decimal.optional(),
  mnemonic: z.string().optional(),
}) satisfies z.ZodType<FeeItem>;

const seal = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  owner: z.enum(['unit', 'supervision']),
  digest: hexDigest,
  image: z.base64(),
}) satisfies z.ZodType<Seal>;

const align = z.enum(['left', 'center', 'right']);

const face = z.object({
  code: z.string().min(1),
  version: z.int().positive(),
  width: millimetres,
  height: millimetres,
  labelColor: z.string().regex(/^#[0-9A-Fa-f]{6}$/),
  texts: z.array(
    z.object({
      label: z.string().optional(),
      field: z
        .enum([
          'title',
          'code',
          'number',
          'checkCode',
          'payerCode',
          'payerName',
          'issueDate',
          'capitals',
          'total',
          'remark',
          'otherInformation',
          'unitName',
          'checker',
          'handler',
        ])
        .optional(),
      x: millimetres,
      y: millimetres,
      width: millimetres,
      size: z.number().positive(),
      lines: z.int().positive().optional(),
      align: align.optional(),
    }),
  ),
  frames: z
    .array(z.object({ x: millimetres, y: millimetres, width: millimetres, height: millimetres }))
    .optional(),
  table: z.object({
    x: millimetres,
    y: millimetres,
    headHeight: millimetres,
    rowHeight: millimetres,
    rows: z.int().positive(),
    size: z.number().positive(),
    columns: z.array(
      z.object({
        label: z.string(),
        field: z.enum(['itemCode', 'itemName', 'unit', 'quantity', 'price', 'amount', 'remark']),
        width: millimetres,
        align,
      }),
    ),
  }),
  qr: z.object({ x: millimetres, y: millimetres, size: millimetres }),
  seals: z.array(
    z.object({
      owner: z.enum(['unit', 'supervision']),
      x: millimetres,
      y: millimetres,
      width: millimetres,
      height: millimetres,
    }),
  ),
  marks: z.object({ x: millimetres, y: millimetres, size: z.number().positive() }),
}) satisfies z.ZodType<Face>;

/** 基础数据, the payload of the catalogue statement. */
export const catalogue = z.object({
  type: z.literal('catalogue'),
  version: z.int().positive(),
  time: isoTime,
  area: z.string().regex(/^\d{2}$/),
  supervisorAreaCode: z.string().regex(/^\d{6}$/),
  unit: z.object({
    code: z.string().min(1),
    name: z.string().min(1),
    recName: z.string().optional(),
    recAcct: z.string().optional(),
    recOpBk: z.string().optional(),
  }),
  verificationUrl: z.url(),
  profile: z.object({
    charset: z.literal('UTF-8'),
    signatureForm: z.literal('SignedData'),
    checkCodeMaker: z.literal('unit'),
    numberAssigner: z.literal('leased'),
  }),
  kinds: z.array(kind).min(1),
  items: z.array(feeItem),
  seals: z.array(seal),
  faces: z.array(face).min(1),
}) satisfies z.ZodType<Catalogue>;

export const catalogueQuery = z.object({ newerThan: z.int().nonnegative() });
/** `null`: nothing newer. */
export const catalogueAnswer = z.object({ catalogue: signedStatement.nullable() });
