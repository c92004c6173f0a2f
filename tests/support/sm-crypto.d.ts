declare module 'sm-crypto' {
  interface SignatureOptions {
    readonly hash: boolean;
    readonly der: boolean;
    readonly publicKey?: string;
    readonly userId?: string;
  }
  export const sm2: {
    generateKeyPairHex(): { readonly publicKey: string; readonly privateKey: string };
    doSignature(message: readonly number[], privateKey: string, options: SignatureOptions): string;
    doVerifySignature(
      message: readonly number[],
      signature: string,
      publicKey: string,
      options: SignatureOptions,
    ): boolean;
  };
  export function sm3(message: readonly number[]): string;
  const library: { readonly sm2: typeof sm2; readonly sm3: typeof sm3 };
  export default library;
}
