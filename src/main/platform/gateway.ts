import type { EpochMs } from '../../shared/domain/beijing-time.ts';
import type { AnswerOf, OperationName, RequestOf } from '../../shared/protocol/operations.ts';

/**
 * The provincial platform, as the only thing services know of it. Every answer has been verified: signed by a platform
 * certificate that chains to the pinned root, for this very request. Signed statements inside answers are checked by
 * whoever keeps them.
 *
 * Each method throws `platform_unreachable` (no answer: it may or may not have been carried out), `answer_untrusted`,
 * or what the platform refused with.
 */
export type PlatformGateway = {
  readonly [N in OperationName]: (request: RequestOf<N>) => Promise<AnswerOf<N>>;
} & {
  /** Called with the signed time of every verified answer. */
  onContact(listener: (platformTime: EpochMs) => void): void;
};
