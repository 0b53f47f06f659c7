/** Seals that an officer may see: those of whose group they are, each with its archive and with who else tried to look. */
import { type Actor, type NamedPurpose, openedTo, requireOfficer, sealKinds, sealsOpenTo } from '#access/index.ts';
import { looksOutsideGroup } from '#audit/index.ts';
import { asRegister, type Tx } from '#database/index.ts';
import type { Language } from '#values/index.ts';
import { wordsOfBody } from '../looks/list-looks.ts';
import { personRows } from '../person-store.ts';
import { personTokens } from '../person-token.ts';
import { openAmong } from '../reach-store.ts';

type Needs = {
  readonly tx: Tx;
  readonly dataDir: string;
  readonly now: Date;
  readonly language: Language;
  readonly actor: Actor;
  readonly purpose: NamedPurpose | null;
  see(persons: readonly number[], fields?: readonly string[]): void;
};

/** Newest tries of others to look at a sealed archive, as many as are told of one. */
const mostTries = 20;

/** Only those of persons within reach: who was moved to another province sees no more of them. */
export async function listSeals({ tx, dataDir, now, language, actor, purpose, see }: Needs) {
  const { accountId } = requireOfficer(actor);
  const { tokenOf } = personTokens(dataDir);
  return await asRegister(tx, async () => {
    const all = await sealsOpenTo(tx, accountId, now);
    const open = new Set(
      await openAmong(
        tx,
        all.map(({ personId }) => personId),
        { opened: openedTo(actor, purpose?.purpose ?? null), now },
      ),
    );
    const seals = all.filter(({ personId }) => open.has(personId));
    const persons = seals.map(({ personId }) => personId);
    see(persons, ['fullName']);
    const names = new Map((await personRows(tx, persons)).map(({ personId, fullName }) => [personId, fullName]));
    const told = [];
    for (const { sealId, personId, kind, orderNo, from, sealedBy, group } of seals) {
      const tries = await looksOutsideGroup(tx, { personId, since: from, group: group.map((one) => one.accountId), most: mostTries });
      told.push({
        id: sealId,
        personId: tokenOf(personId),
        fullName: names.get(personId) ?? '',
        kind,
        words: sealKinds[kind],
        orderNo,
        from: from.toISOString(),
        sealedBy: [...sealedBy],
        group: group.map(({ login, name }) => ({ login, name })),
        tries: tries.map(({ at, body }) => ({ at: at.toISOString(), body: wordsOfBody(body)[language] })),
      });
    }
    return { items: told };
  });
}
