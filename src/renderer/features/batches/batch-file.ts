/** What a batch may be read from. */
export const batchAccept = '.csv,.txt,.xlsx,.json';

/** base64 makes four bytes of three, and the desk takes 20 MB at once. */
export const largestBatchFile = 14 * 1024 * 1024;
