declare module 'sm-crypto' {
  interface SignatureOptions {
    readonly hash: boolean;
    readonly der: boolean;
    readonly publicKey: string;
  }
  const smCrypto: {
    readonly sm2: {
      doSignature(message: readonly number[], privateKey: string, options: SignatureOptions): string;
      doVerifySignature(
        message: readonly number[],
        signature: string,
        publicKey: string,
        options: SignatureOptions,
      ): boolean;
    };
  };
  export default smCrypto;
}
