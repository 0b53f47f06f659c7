/** What forms and households say of the 54 peoples beyond the official list of names. */

/** Spellings met on forms beside the one of the list (DOMAIN 5.4). */
// biome-ignore format: a table
export const otherSpellings: { readonly [code: number]: readonly string[] } = {
  5: ['Khơ Me', 'Khơ-me'], 8: ["H'Mông", 'Mông', "H'mông"], 10: ['Gia Rai'], 12: ['Ê Đê', 'Rhadé'], 13: ['Ba Na', 'Bahnar'], 14: ['Xơ Đăng'], 16: ['Cơ Ho', "K'ho"],
  20: ["M'nông", 'Mơ Nông'], 21: ['Raglai', 'Ra Glai'], 22: ['Stiêng', 'X Tiêng'], 23: ['Vân Kiều', 'Bru Vân Kiều'], 27: ['Giẻ Triêng'], 29: ['Khơ Mú'], 31: ['Tà Ôi'],
};

/** Peoples of districts that the sample shows, in percent. Kỳ Sơn, Nghệ An: assumed. */
export const knownMixes: { readonly [district: string]: readonly (readonly [people: number, percent: number])[] } = {
  '417': [
    [8, 38],
    [3, 28],
    [29, 29],
    [1, 5],
  ],
};
