/** The marks of Vietnamese letters, taken off or put another way by people and programs. */

/** As passports, banks and telephone companies write: no tones, no letter marks. */
export function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
}

/** The five tone marks as they stand in NFD: grave, acute, hook, tilde, dot. */
export const toneMarks = ['\u0300', '\u0301', '\u0309', '\u0303', '\u0323'] as const;

const tonePattern = /[\u0300\u0301\u0309\u0303\u0323]/;

/** The tone of a syllable, or '' for the level tone. */
export const toneOf = (syllable: string): string => tonePattern.exec(syllable.normalize('NFD'))?.[0] ?? '';

export const withoutTone = (syllable: string): string => syllable.normalize('NFD').replace(tonePattern, '').normalize('NFC');

/** Puts another tone in the place of the one that is there; a level syllable stays level. */
export const withTone = (syllable: string, tone: string): string => syllable.normalize('NFD').replace(tonePattern, tone).normalize('NFC');

const telexTone: { readonly [mark: string]: string } = { '\u0300': 'f', '\u0301': 's', '\u0309': 'r', '\u0303': 'x', '\u0323': 'j' };
const telexLetter: { readonly [mark: string]: (letter: string) => string } = {
  '\u0302': (letter) => letter,
  '\u0306': () => 'w',
  '\u031B': () => 'w',
};
const vniTone: { readonly [mark: string]: string } = { '\u0301': '1', '\u0300': '2', '\u0309': '3', '\u0303': '4', '\u0323': '5' };
const vniLetter: { readonly [mark: string]: string } = { '\u0302': '6', '\u031B': '7', '\u0306': '8' };

/** What stays on the page when the Telex keys were typed and the program was off: `Nguyeenx`, `DDuwcs`. */
export function telexKeys(syllable: string): string {
  let [keys, tone, before] = ['', '', ''];
  for (const sign of syllable.normalize('NFD')) {
    const letter = telexLetter[sign];
    if (telexTone[sign]) tone = telexTone[sign];
    else if (letter) keys += letter(before.toLowerCase());
    else if (sign === 'đ' || sign === 'Đ') keys += sign === 'đ' ? 'dd' : 'DD';
    else {
      keys += sign;
      before = sign;
    }
  }
  return keys + tone;
}

/** The same for the VNI keys: `Nguye6n4`, `D9u7c1`. */
export function vniKeys(syllable: string): string {
  let [keys, tone] = ['', ''];
  for (const sign of syllable.normalize('NFD')) {
    if (vniTone[sign]) tone = vniTone[sign];
    else if (vniLetter[sign]) keys += vniLetter[sign];
    else if (sign === 'đ' || sign === 'Đ') keys += sign === 'đ' ? 'd9' : 'D9';
    else keys += sign;
  }
  return keys + tone;
}

/** ê or ơ whole, the tone beside it: Windows-1258 passed through Unicode. */
export function halfComposed(text: string): string {
  return [...text.normalize('NFC')]
    .map((letter) => {
      const parts = letter.normalize('NFD');
      const tone = tonePattern.exec(parts)?.[0];
      return tone ? parts.replace(tone, '').normalize('NFC') + tone : letter;
    })
    .join('');
}
