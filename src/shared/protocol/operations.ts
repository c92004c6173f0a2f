import { z } from 'zod';
import { catalogueAnswer, catalogueQuery } from './catalogue.ts';
import { enrol, enrolled, timeAnswer } from './enrol.ts';
import { confirmed, confirmLease, leaseAnswer, leaseStatus, requestLease } from './grant.ts';
import {
  highWaterMarkAnswer,
  recordState,
  recordStateAnswer,
  uploadAnswer,
  uploadEntries,
} from './upload.ts';

const nothing = z.object({});

/** The open province protocol v1: every operation is `POST /v1/<name in kebab-case>` with JSON both ways. */
export const operations = {
  time: { path: '/v1/time', request: nothing, answer: timeAnswer },
  enrol: { path: '/v1/enrol', request: enrol, answer: enrolled },
  catalogue: { path: '/v1/catalogue', request: catalogueQuery, answer: catalogueAnswer },
  requestLease: { path: '/v1/request-lease', request: requestLease, answer: leaseAnswer },
  leaseStatus: { path: '/v1/lease-status', request: leaseStatus, answer: leaseAnswer },
  confirmLease: { path: '/v1/confirm-lease', request: confirmLease, answer: confirmed },
  uploadEntries: { path: '/v1/upload-entries', request: uploadEntries, answer: uploadAnswer },
  recordState: { path: '/v1/record-state', request: recordState, answer: recordStateAnswer },
  highWaterMark: { path: '/v1/high-water-mark', request: nothing, answer: highWaterMarkAnswer },
} as const;

export type Operations = typeof operations;
export type OperationName = keyof Operations;
export type RequestOf<N extends OperationName> = z.infer<Operations[N]['request']>;
export type AnswerOf<N extends OperationName> = z.infer<Operations[N]['answer']>;
