import { z } from 'zod';
import { catalogue, catalogueAnswer, catalogueQuery } from './catalogue.ts';
import { enrol, enrolled, timeAnswer } from './enrol.ts';
import { confirmed, confirmLease, grant, leaseAnswer, leaseStatus, policy, requestLease } from './grant.ts';
import { head } from './head.ts';
import { errorTexts, operationTexts, protocolText } from './openapi-texts.ts';
import { type OperationName, operations } from './operations.ts';
import { signedStatement } from './statement.ts';
import {
  entry,
  highWaterMarkAnswer,
  invoiceResult,
  recordState,
  recordStateAnswer,
  settledResult,
  uploadAnswer,
  uploadEntries,
  uploadedInvoice,
} from './upload.ts';
import { errorBody, platformErrorCodes, platformErrorStatus } from './wire.ts';

const named = {
  SignedStatement: signedStatement,
  Head: head,
  Grant: grant,
  Policy: policy,
  Catalogue: catalogue,
  Error: errorBody,
  Nothing: operations.time.request,
  TimeAnswer: timeAnswer,
  Enrol: enrol,
  Enrolled: enrolled,
  CatalogueQuery: catalogueQuery,
  CatalogueAnswer: catalogueAnswer,
  RequestLease: requestLease,
  LeaseStatus: leaseStatus,
  LeaseAnswer: leaseAnswer,
  ConfirmLease: confirmLease,
  Confirmed: confirmed,
  Entry: entry,
  UploadedInvoice: uploadedInvoice,
  UploadEntries: uploadEntries,
  SettledResult: settledResult,
  InvoiceResult: invoiceResult,
  UploadAnswer: uploadAnswer,
  RecordState: recordState,
  RecordStateAnswer: recordStateAnswer,
  HighWaterMarkAnswer: highWaterMarkAnswer,
} as const;

/** The open province protocol v1 as an OpenAPI 3.1 document, made of the schemas that both ends run. */
export function openApiDocument() {
  return {
    openapi: '3.1.0',
    info: { title: '财政电子票据开放协议', version: '1.0.0', description: protocolText },
    paths: {
      ...Object.fromEntries((Object.keys(operations) as OperationName[]).map(operationPath)),
      ...unsignedPaths,
    },
    components: {
      schemas: schemas(),
      responses: refusals(),
      parameters,
      headers,
      securitySchemes: {
        terminalSignature: {
          type: 'apiKey',
          in: 'header',
          name: 'X-Signature',
          description: '终端密钥的签名，见“请求签名”。',
        },
      },
    },
  };
}

function schemas() {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const made = z.toJSONSchema(registry, { uri: id => `#/components/schemas/${id}`, io: 'input' });
  return Object.fromEntries(
    Object.entries(made.schemas).map(([id, { $schema, $id, ...schema }]) => [id, schema]),
  );
}

function referTo(schema: z.ZodType) {
  const found = Object.entries(named).find(([, candidate]) => candidate === schema);
  if (found === undefined) throw new Error('a schema of an operation has no name');
  return { 'application/json': { schema: { $ref: `#/components/schemas/${found[0]}` } } };
}

function operationPath(name: OperationName) {
  const { path, request, answer } = operations[name];
  const post = {
    operationId: name,
    ...operationTexts[name],
    security: [{ terminalSignature: [] }],
    parameters: Object.keys(parameters).map(id => ({ $ref: `#/components/parameters/${id}` })),
    requestBody: { required: true, content: referTo(request) },
    responses: {
      200: signedAnswer('办理了', answer),
      ...Object.fromEntries(
        refusalStatuses.map(status => [status, { $ref: `#/components/responses/Refused${status}` }]),
      ),
    },
  };
  return [path, { post }] as const;
}

const refusalStatuses = [...new Set(Object.values(platformErrorStatus))].sort((a, b) => a - b);

/** The codes under each HTTP status; every operation may answer with any of them. */
function refusals() {
  return Object.fromEntries(
    refusalStatuses.map(status => {
      const codes = platformErrorCodes.filter(code => platformErrorStatus[code] === status);
      const text = codes.map(code => `\`${code}\`：${errorTexts[code]}`).join('。');
      return [`Refused${status}`, signedAnswer(`${text}。`, errorBody)];
    }),
  );
}

function signedAnswer(description: string, schema: z.ZodType) {
  const refer = (id: keyof typeof headers) => ({ $ref: `#/components/headers/${id}` });
  return {
    description,
    headers: {
      'X-Time': refer('XTime'),
      'X-Certificate': refer('XCertificate'),
      'X-Signature': refer('XSignature'),
    },
    content: referTo(schema),
  };
}

const time = { type: 'string', examples: ['2026-11-24T10:21:03.120+08:00'] };
const base64 = { type: 'string', contentEncoding: 'base64' };

const headers = {
  XTime: { required: true, description: '平台时间，北京时间，精确到毫秒。', schema: time },
  XCertificate: { required: true, description: '签名证书，DER 的 base64。', schema: base64 },
  XSignature: { required: true, description: '回答的签名，见“回答签名”。', schema: base64 },
} as const;

const parameters = {
  XTerminal: {
    ...{ name: 'X-Terminal', in: 'header', required: true, description: '终端编号。' },
    schema: { type: 'string', format: 'uuid' },
  },
  XTime: {
    ...{ name: 'X-Time', in: 'header', required: true, description: '终端的时间，北京时间。' },
    schema: time,
  },
  XNonce: {
    ...{ name: 'X-Nonce', in: 'header', required: true, description: '随机数，600 秒内不重复。' },
    schema: { type: 'string', pattern: '^[0-9a-f]{32}$' },
  },
} as const;

const unsignedPaths = {
  '/v1/trust': {
    get: {
      operationId: 'trust',
      summary: '证书链',
      description: '根证书和签发证书，PEM。不签名：终端拿它与登记的根证书或指纹比对。',
      security: [],
      responses: {
        200: { description: '证书链', content: { 'application/x-pem-file': { schema: { type: 'string' } } } },
      },
    },
  },
  '/v1/heads/{terminalId}': {
    get: {
      operationId: 'head',
      summary: '终端最近的账头',
      description: '给审计和核对用；回答不签名，内容是 `Head` 的签名声明。',
      security: [],
      parameters: [
        { name: 'terminalId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
      ],
      responses: {
        200: { description: '最近的账头', content: referTo(signedStatement) },
        404: { description: '`not_found`：平台没有这台终端的账头。', content: referTo(errorBody) },
      },
    },
  },
  '/v1/openapi.json': {
    get: {
      operationId: 'openapi',
      summary: '本文档',
      security: [],
      responses: {
        200: {
          description: 'OpenAPI 3.1',
          content: { 'application/json': { schema: { type: 'object' } } },
        },
      },
    },
  },
} as const;
