/** One text of the pages, in both languages. */
export type Text = { readonly vi: string; readonly en: string | { readonly one: string; readonly other: string } };
export type Catalogue = { readonly [key: string]: Text };
