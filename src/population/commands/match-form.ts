/** `sogoc match`: whom in the register one form speaks of. */
import { text } from 'node:stream/consumers';
import { type CommandNeeds, inTransaction } from '#database/index.ts';
import { type Command, formatPersonNumber, type Language, type PersonNumber, refuse } from '#values/index.ts';
import { example, type Matches, matchPerson } from '../match-person.ts';
import { personTokens } from '../person-token.ts';
import { refusals } from '../refusals.ts';

export const match: Command<CommandNeeds> = {
  path: ['match'],
  purpose: 'operation',
  brief: {
    vi: 'tìm người mà một phiếu nói tới: phiếu là JSON ở đầu vào chuẩn, không được giữ lại',
    en: 'whom a form speaks of: the form is JSON on standard input, and is not kept',
  },
  example: `echo '${example}' | sogoc match --json`,
  async run(needs) {
    if (process.stdin.isTTY) refuse(refusals, 'match.no-form', { example });
    const asked = parsed(await text(process.stdin));
    const db = await needs.register();
    const matches = await inTransaction(db, (tx) => matchPerson({ tx, dataDir: db.dataDir, now: needs.now }, asked));
    await needs.see(matches.persons.map(({ personId }) => personTokens(db.dataDir).personOf(personId)));
    return { data: matches, say: (language) => sayMatches(matches, language) };
  },
};

/** Refused: what is no JSON at all. Nothing is no form either, which `matchPerson` says. */
function parsed(json: string): unknown {
  const sent = json.replace(/^\uFEFF/, '').trim();
  if (sent === '') return undefined;
  try {
    return JSON.parse(sent);
  } catch (error) {
    return refuse(refusals, 'match.not-json', { reason: (error as SyntaxError).message, example });
  }
}

function* sayMatches({ persons, note, findings }: Matches, language: Language): Generator<string> {
  const number = (value: number, digits: number) => value.toFixed(digits).replace('.', language === 'vi' ? ',' : '.');
  if (note) yield note.words[language];
  for (const { personNumber, personId, fullName, weight, probability, waterfall } of persons) {
    const named = personNumber === null ? personId : formatPersonNumber(personNumber as PersonNumber);
    yield `${named}  ${fullName}  ${number(weight, 1)} bit · ${number(probability * 100, 2)} %`;
    for (const line of waterfall) yield `  ${number(line.weight, 1).padStart(7)}  ${line.words[language]}`;
  }
  for (const { rule, field, found, repaired } of findings) yield `${rule}: ${field} ${found ?? ''}${repaired === null ? '' : ` → ${repaired}`}`;
}
