/** Whether a word is built as a Vietnamese syllable: onset, rhyme, and a tone that the rhyme can bear. Tells readings of garbled bytes apart. */

const onsets = ['ngh', 'ch', 'gh', 'gi', 'kh', 'ng', 'nh', 'ph', 'qu', 'th', 'tr', 'b', 'c', 'd', 'đ', 'g', 'h', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'x', ''];

const rhymes = new Set(
  `a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
   e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
   o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong op ot
   ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uên uênh ui um un ung uơ uôc uôi uôm uôn uông uôp uôt up ut
   uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
   y yêm yên yêng yêt yêu ych yn ynh yt ynh uai uan uang ua uach uat uay uau uen ueo uet ue`.split(/\s+/),
);

const tones: { readonly [mark: string]: string } = { '\u0300': 'huyền', '\u0301': 'sắc', '\u0303': 'ngã', '\u0309': 'hỏi', '\u0323': 'nặng' };
const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/g;

const known = new Map<string, boolean>();
const mostKnown = 100_000;

/**
 * @example isSyllable('Nguyễn') // => true
 * @example isSyllable('Nguyeãn') // => false
 */
export function isSyllable(word: string): boolean {
  const held = known.get(word);
  if (held !== undefined) return held;
  if (known.size >= mostKnown) known.clear();
  const is = builtAsSyllable(word.toLowerCase());
  known.set(word, is);
  return is;
}

function builtAsSyllable(word: string): boolean {
  const parted = word.normalize('NFD');
  const marks = parted.match(toneMarks) ?? [];
  if (marks.length > 1 || word.length > 8) return false;
  const base = parted.replace(toneMarks, '').normalize('NFC');
  const tone = tones[marks[0] ?? ''];
  return onsets.some((onset) => base.startsWith(onset) && bears(onset, base.slice(onset.length), tone));
}

function bears(onset: string, rest: string, tone: string | undefined): boolean {
  const rhyme = onset === 'gi' && (rest === '' || /^(n|m|p|t|nh|ch|ng|c)$/.test(rest)) ? `i${rest}` : onset === 'gi' && rest.startsWith('ê') ? `i${rest}` : rest;
  if (!rhymes.has(rhyme)) return false;
  return !/[ptc]$|ch$/.test(rhyme) || tone === undefined || tone === 'sắc' || tone === 'nặng';
}

/** Words of a text that hold letters, without the signs around them. */
export const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{M}\p{S}\p{N}\u00A1-\u00FF]+/u).filter((word) => word !== '');
