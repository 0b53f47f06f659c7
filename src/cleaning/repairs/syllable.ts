/** Whether a word is built as a Vietnamese syllable: onset, rhyme, and a tone that the rhyme can bear. Tells readings of garbled bytes apart. */
import { memo } from '../memo.ts';

const onsets = [
  'ngh',
  'ch',
  'gh',
  'gi',
  'kh',
  'ng',
  'nh',
  'ph',
  'qu',
  'th',
  'tr',
  'b',
  'c',
  'd',
  'đ',
  'g',
  'h',
  'k',
  'l',
  'm',
  'n',
  'p',
  'r',
  's',
  't',
  'v',
  'x',
  '',
];

const rhymes = new Set(
  `a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
   e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
   o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong op ot
   ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uên uênh ui um un ung uơ uôc uôi uôm uôn uông uôp uôt up ut
   uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
   y yêm yên yêng yêt yêu ych yn ynh yt ynh uai uan uang ua uach uat uay uau uen ueo uet ue`.split(/\s+/),
);

const [acute, dot] = ['\u0301', '\u0323'];
const toneMark = /[\u0300\u0301\u0303\u0309\u0323]/;
const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/g;

/**
 * @example isSyllable('Nguyễn') // => true
 * @example isSyllable('Nguyeãn') // => false
 */
export const isSyllable = memo((word) => builtAsSyllable(word.toLowerCase()));

function builtAsSyllable(word: string): boolean {
  if (word.length > 8) return false;
  const parted = word.normalize('NFD');
  const marks = parted.match(toneMarks) ?? [];
  if (marks.length > 1) return false;
  const base = parted.replace(toneMarks, '').normalize('NFC');
  const tone = marks[0];
  return onsets.some(
    (onset) => base.startsWith(onset) && bears(onset, base.slice(onset.length), tone, tone === undefined ? -1 : placeOfTone(word) - onset.length),
  );
}

/** Which letter carries the tone. */
const placeOfTone = (word: string): number => [...word.normalize('NFC')].findIndex((letter) => toneMark.test(letter.normalize('NFD')));

/** `gi` swallows an i: gì, giếng. `at` is the letter of the rhyme that carries the tone. */
function bears(onset: string, rest: string, tone: string | undefined, at: number): boolean {
  const swallowed = onset === 'gi' && (rest === '' || rest.startsWith('ê') || !rhymes.has(rest));
  const rhyme = swallowed ? `i${rest}` : rest;
  if (!rhymes.has(rhyme) || (rhyme[0] === 'y' && onset !== '' && !(onset === 'qu' || (rhyme === 'y' && 'hklmstv'.includes(onset))))) return false;
  if (tone === undefined) return true;
  return (!/[ptc]$|ch$/.test(rhyme) || tone === acute || tone === dot) && bearers(rhyme).includes(swallowed ? at + 1 : at);
}

const vowel = /[aăâeêioôơuưy]/;

/** Letters on which the tone may stand: the marked vowel, in a closed rhyme the last, else as both the old and the new school have it. */
function bearers(rhyme: string): number[] {
  const vowels = [...rhyme].flatMap((letter, at) => (vowel.test(letter) ? [at] : []));
  const marked = vowels.findLast((at) => 'ăâêôơư'.includes(rhyme[at] ?? ''));
  if (marked !== undefined) return rhyme === 'ưa' ? [0] : [marked];
  if (vowels.length === 1) return vowels;
  if (vowels.length === 3) return [1];
  return (vowels.at(-1) ?? 0) < rhyme.length - 1 ? vowels.slice(-1) : /^(oa|oe|uy|ua|uo)$/.test(rhyme) ? vowels : vowels.slice(0, 1);
}

const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');
const bareRhymes = new Set([...rhymes].map(bare));
const bareOnsets = [...new Set(onsets.map(bare))];

/**
 * Whether a word is built as a syllable that lost its marks.
 *
 * @example isBareSyllable('NGUYEN') // => true
 * @example isBareSyllable('Max')    // => false
 */
export const isBareSyllable = memo((word) => {
  const small = word.toLowerCase();
  return /^[a-z]+$/.test(small) && bareOnsets.some((onset) => small.startsWith(onset) && bareRhymes.has(small.slice(onset.length)));
});

/** Words of a text that hold letters, without the signs around them. */
export const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{M}\p{S}\p{N}\u00A1-\u00FF]+/u).filter((word) => word !== '');

/** Whether a name is made of nothing but Vietnamese syllables. */
export const isOfSyllables = (name: string): boolean => wordsOf(name).every(isSyllable);
