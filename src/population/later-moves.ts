/** What becomes of forms that came after an act, when it is taken back or done again: as if it had not been, or had been all along. */
import { joiningPairs, laterMoveFrom, linkReturned, linksOf, linksOfPersons, personsFittingSince } from '#linkage/index.ts';
import { refuse } from '#values/index.ts';
import { lockPersons } from './act-store.ts';
import type { ActNeeds, Move } from './apply-moves.ts';
import { decisions } from './decisions.ts';
import { actKinds, statingForms } from './person-store.ts';
import { refusals } from './refusals.ts';
import { sidesOfLater } from './sides-of-later.ts';
import { tellingActs } from './telling-acts.ts';
import type { Turn } from './undo-act.ts';
import { leftBy } from './withdraw-file.ts';

export async function laterMoves(needs: ActNeeds, turn: Turn): Promise<readonly Move[]> {
  const { root, again, moves } = turn;
  if (root.kind === 'correct' || root.kind === 'renumber' || root.kind === 'award' || tellingActs.has(root.kind) || decisions.has(root.kind)) return [];
  if (root.kind === 'withdraw') return again ? await correctionsLeft(needs, turn) : await cameMeanwhile(needs, turn);
  const unites = (root.kind === 'merge') === again;
  const left = moves.map(({ formId }) => formId);
  const ofLosers = await linksOfPersons(needs.tx, [...new Set(moves.map(({ from }) => from as number))]);
  const rest = ofLosers.filter(({ formId }) => !left.includes(formId));
  const later = rest.filter(({ link }) => link > turn.act.actId);
  const kinds = await actKinds(needs.tx, [...new Set(later.map(({ link }) => link))]);
  const byAct = later.find(({ link }) => saysMore(kinds.get(link)) || (unites && kinds.get(link) !== 'build'));
  if (byAct) refuse(refusals, 'act.built-on', { act: turn.act.actId, by: byAct.link });
  return unites
    ? await united(needs, turn, rest)
    : await separated(
        needs,
        turn,
        rest,
        later.filter(({ link }) => kinds.get(link) === 'build'),
      );
}

/** Officers told something of the archive as it was, or made another one with it: of which part that holds is not the machine's to say. */
const saysMore = (kind: string | undefined): boolean => kind === 'correct' || kind === 'merge' || tellingActs.has(kind ?? '');

type Rest = Awaited<ReturnType<typeof linksOfPersons>>;

/** Corrections of persons who were brought back, and who end again: they go with the last of the forms. */
async function correctionsLeft(needs: ActNeeds, { moves }: Turn): Promise<Move[]> {
  const links = await linksOf(
    needs.tx,
    moves.map(({ formId }) => formId),
  );
  const { corrections } = await leftBy(needs, links);
  const known = new Set(moves.map(({ formId }) => formId));
  return corrections.filter(({ formId }) => !known.has(formId)).map(({ formId, person, link }) => ({ formId, from: person, to: null, link }));
}

/** Forms that came while the file was withdrawn go to the persons who return, where linkage would have given them to these. */
async function cameMeanwhile({ tx }: ActNeeds, { act, moves }: Turn): Promise<Move[]> {
  const persons = new Set(moves.map(({ to }) => to).filter((person) => person !== null));
  const found = await linkReturned(tx, act.actId, persons);
  await lockPersons(tx, [...new Set(found.map(({ person }) => person))]);
  return found.map(({ formId, person, link, to }) => ({ formId, from: person, to, link, linkedBy: link }));
}

/** Whoever the act had made ends, so all forms go along; and with them persons made since, whom only the division kept apart. */
async function united({ tx }: ActNeeds, { act, moves }: Turn, rest: Rest): Promise<Move[]> {
  const heirs = new Map(moves.map(({ from, to }) => [from, to]));
  const along = rest.map(({ formId, person, link }): Move => ({ formId, from: person, to: heirs.get(person) ?? null, link, linkedBy: link }));
  const pulled: Move[] = [];
  for (const heir of new Set(heirs.values())) {
    if (heir === null) continue;
    const forms = [
      ...(await linksOfPersons(tx, [heir])).map(({ formId }) => formId),
      ...[...moves, ...along].filter(({ to }) => to === heir).map(({ formId }) => formId),
    ];
    const fitting = await personsFittingSince(tx, [heir, ...heirs.keys()].map(Number), forms, act.actId);
    await lockPersons(tx, fitting);
    for (const { formId, person, link } of await linksOfPersons(tx, fitting)) pulled.push({ formId, from: person, to: heir, link, linkedBy: link });
  }
  return [...along, ...pulled];
}

/** Forms that builds brought since go with the form that brought them in; those of which no pair tells stay. */
async function separated({ tx }: ActNeeds, { act, moves }: Turn, rest: Rest, later: Rest): Promise<Move[]> {
  const came = new Set(later.map(({ formId }) => formId));
  const sides = new Map(moves.map(({ formId, to }) => [formId, to as number]));
  for (const { formId, person } of rest) if (!came.has(formId)) sides.set(formId, person);
  const stating = new Set(
    await statingForms(
      tx,
      rest.map(({ formId }) => formId),
    ),
  );
  for (const from of new Set(moves.map((move) => move.from as number)))
    if (!rest.some(({ formId, person }) => person === from && !came.has(formId) && stating.has(formId)))
      refuse(refusals, 'act.built-on', { act: act.actId, by: (await laterMoveFrom(tx, from, act.actId)) ?? '?' });
  const pairs = came.size === 0 ? [] : await joiningPairs(tx, [...sides.keys(), ...came]);
  const found = sidesOfLater(sides, pairs);
  return later
    .filter(({ formId, person }) => (found.get(formId) ?? person) !== person)
    .map(({ formId, person, link }) => ({ formId, from: person, to: found.get(formId) as number, link, linkedBy: link }));
}
