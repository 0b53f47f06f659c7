/** Stands in the built document where the server puts the nonce of each answer. */
export const nonceMark = '__NONCE__';
