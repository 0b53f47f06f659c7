/** Text as HTML: whatever comes from files is escaped, only what this module made stays as it is. */

export type Html = { readonly html: string };

/**
 * @example html`<td>${'<b>'}</td>`.html // => '<td>&lt;b&gt;</td>'
 */
export function html(parts: TemplateStringsArray, ...values: readonly (string | number | Html | readonly Html[])[]): Html {
  let text = parts[0] as string;
  for (const [at, value] of values.entries()) text += written(value) + (parts[at + 1] as string);
  return { html: text };
}

function written(value: string | number | Html | readonly Html[]): string {
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return String(value);
  return 'html' in value ? value.html : value.map((own) => own.html).join('');
}

const entities: { readonly [sign: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] as string).replace(/[\u0000-\u0008\u000b-\u001f]/g, '�');
