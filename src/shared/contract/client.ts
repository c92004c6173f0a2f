import { AppError } from '../errors.ts';
import { contract, type InputOf, type OutputOf, type ProcedureName } from './index.ts';
import type { Approval, Transport } from './transport.ts';

/** Calls the core by name; replies are parsed, error replies become `AppError` again. */
export type Call = <N extends ProcedureName>(
  name: N,
  input: InputOf<N>,
  approval?: Approval,
) => Promise<OutputOf<N>>;

export function createClient(transport: Transport): Call {
  return async <N extends ProcedureName>(name: N, input: InputOf<N>, approval?: Approval) => {
    const reply = await transport(name, input, approval);
    if (!reply.ok) throw new AppError(reply.error.code, reply.error.message, reply.error.details);
    return contract[name].output.parse(reply.value) as OutputOf<N>;
  };
}
