/** XML of a workbook's small parts. */
import { SaxesParser, type SaxesTagPlain } from 'saxes';

/** Each opening tag of a small part, by its name without prefix. */
export function eachTag(xml: string, see: (name: string, attributes: { readonly [name: string]: string }) => void): void {
  const parser = new SaxesParser();
  parser.on('opentag', (tag: SaxesTagPlain) => see(localName(tag.name), tag.attributes));
  parser.write(xml).close();
}

export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
