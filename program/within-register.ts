/**
 * One request to a room: who asks is known, the office and the purpose are right, and one transaction commits what was done together
 * with its entry in the audit log, or nothing. Only then is it answered.
 */
import { type Actor, actorIfAny, actorOf, lookerOf, type NamedPurpose, namePurpose, readerOf, requireOffice } from '#access/index.ts';
import { type Look, record } from '#audit/index.ts';
import { answerOnce, type Database, inTransaction, readAs, type Tx } from '#database/index.ts';
import { Refusal, refuse } from '#values/index.ts';
import { onceByKey, requireSame } from './http-once.ts';
import { refusals } from './http-refusals.ts';
import type { Asked, RouteNeeds, WithNeeds } from './http-routes.ts';
import { languageOf } from './problem.ts';
import { callerOf, sessionTokenIn, setDeviceCookie, setSessionCookie } from './session-token.ts';

type Given = Pick<RouteNeeds, 'version' | 'delivery' | 'paperCases' | 'wordsOfWhat'>;

/** `given` is what does not change from request to request. */
export function withinRegister(db: Database, clock: () => Date, given: Given): WithNeeds<RouteNeeds> {
  const once = onceByKey();
  return async (asked, use) => {
    const look = newLook(asked, clock());
    try {
      const { answer, entry } = await answerWithin(look, asked, use);
      if (entry !== undefined) asked.reply.header('sogoc-audit', entry);
      if (asked.route.who === 'demo') await db.readClock(); // one of them moves it
      if (look.session !== undefined) asked.reply.header('set-cookie', setSessionCookie(look.session));
      if (look.device !== undefined) asked.reply.header('set-cookie', setDeviceCookie(look.device)); // a second header beside the first
      return answer;
    } catch (error) {
      await recordFailure(db, look, error);
      throw error;
    }
  };

  async function answerWithin<T>(
    look: OneLook,
    asked: Asked,
    use: (needs: RouteNeeds) => Promise<T>,
  ): Promise<{ readonly answer: T; readonly entry: string | undefined }> {
    const { request, route } = asked;
    const { now } = look;
    const work = async (tx: Tx) => {
      await look.readIn(tx);
      return await use({
        ...given,
        dataDir: db.dataDir,
        now,
        language: languageOf(request.headers['accept-language']),
        tx,
        actor: look.actor,
        purpose: look.purpose,
        see: look.see,
        seen: ifMatchOf(asked),
        caller: callerOf(request),
        keepSession: (token) => {
          look.session = token;
        },
        keepDevice: (token) => {
          look.device = token;
        },
      });
    };
    if (asked.receive) {
      await inTransaction(db, look.identify);
      await asked.receive(db.dataDir);
    }
    if (route.keeps) return { answer: await keepingTries(db, look.identify, work), entry: undefined };
    if (!route.once)
      return await inTransaction(db, async (tx) => {
        await look.identify(tx);
        return { answer: await work(tx), entry: await look.recordIn(tx) };
      });
    await inTransaction(db, look.identify);
    const answer = await once(request, { body: request.body, by: look.actor }, (key) =>
      inTransaction(db, async (tx) => {
        const { asked, answer: kept } = await answerOnce(tx, { ...key, now }, async () => ({ answer: await work(tx), saw: look.saw() }));
        requireSame(asked, key.asked);
        if (kept.saw !== null) look.see(kept.saw); // what is answered again is looked at again
        look.entry = await look.recordIn(tx);
        return kept.answer;
      }),
    );
    return { answer, entry: look.entry };
  }
}

/** A refusal of the work commits what was written before it, then it is answered as any other. */
async function keepingTries<T>(db: Database, identify: (tx: Tx) => Promise<void>, work: (tx: Tx) => Promise<T>): Promise<T> {
  const done = await inTransaction(db, async (tx) => {
    await identify(tx);
    try {
      return { answer: await work(tx) };
    } catch (error) {
      if (error instanceof Refusal) return { refusal: error };
      throw error;
    }
  });
  if ('refusal' in done) throw done.refusal;
  return done.answer;
}

/** What is known of one look while it is going on. */
type OneLook = {
  readonly now: Date;
  actor: Actor;
  purpose: NamedPurpose | null;
  entry: string | undefined;
  /** What the reader's browser is to keep, once it is committed. */
  session: string | null | undefined;
  device: string | undefined;
  readonly see: RouteNeeds['see'];
  /** Null until the handler has told whom it read. */
  readonly saw: () => readonly number[] | null;
  readonly identify: (tx: Tx) => Promise<void>;
  /** From here on the transaction reads what is open to who asks. A route that changes something is held by the checks of its use case. */
  readonly readIn: (tx: Tx) => Promise<void>;
  /** Undefined where the route reads no person. A handler that reads persons and does not say whom is a fault. */
  readonly recordIn: (tx: Tx) => Promise<string | undefined>;
  readonly lookAs: (outcome: Look['outcome'], code?: string) => Look;
};

function newLook({ request, route }: Asked, now: Date): OneLook {
  const subjects = new Set<number>();
  const sought = new Set<number>();
  const fields = new Set<string>();
  let saw = false;
  const look: OneLook = {
    now,
    actor: { kind: 'nobody' },
    purpose: null,
    entry: undefined,
    session: undefined,
    device: undefined,
    see: (persons, seenFields = [], notShown = []) => {
      saw = true;
      for (const person of persons) subjects.add(person);
      for (const field of seenFields) fields.add(field);
      for (const person of notShown) sought.add(person);
    },
    saw: () => (saw ? [...subjects] : null),
    identify: async (tx) => {
      const token = sessionTokenIn(request.headers);
      if (token !== undefined)
        look.actor = route.who === 'anyone' || route.who === 'demo' ? await actorIfAny(tx, token, now, request.ip) : await actorOf(tx, token, now, request.ip);
      requireOffice(look.actor, route.who);
      if (route.purpose !== null) look.purpose = namePurpose(look.actor, route.purpose, saidIn(request.headers));
    },
    readIn: async (tx) => {
      const reader = readerOf(look.actor, look.purpose?.purpose ?? null, now);
      const isOpen = route.who === 'anyone' || route.who === 'demo';
      if (reader !== null && !isOpen && !route.once && !route.changes) await readAs(tx, reader);
    },
    recordIn: async (tx) => {
      if (look.purpose === null) return keepsRights(route) ? await record(tx, { ...look.lookAs('answered'), caseRef: placesIn(request.params) }) : undefined;
      if (!saw) throw new Error(`${route.method} ${route.path} answered without saying whom it read`);
      return await record(tx, look.lookAs('answered'));
    },
    lookAs: (outcome, code) => ({
      at: now,
      by: lookerOf(look.actor),
      origin: request.ip,
      what: `${route.method} ${route.path}`,
      purpose: look.purpose?.purpose ?? 'none',
      caseRef: look.purpose?.caseRef,
      reason: look.purpose?.reason,
      subjects: [...subjects],
      sought: [...sought],
      fields: fields.size === 0 ? undefined : [...fields].sort(),
      outcome,
      code,
    }),
  };
  return look;
}

/** What an administrator changes is on record too: it shows nobody's data, and decides who will see it. */
const keepsRights = ({ method, who }: Asked['route']): boolean => method !== 'GET' && Array.isArray(who) && who.includes('administrator');

/** Which account, office or point it was: `accountId 7, move lock`. */
const placesIn = (params: unknown): string | undefined =>
  Object.entries((params ?? {}) as { readonly [name: string]: string })
    .map((place) => place.join(' '))
    .join(', ') || undefined;

/** On a transaction of its own: what was refused or failed was rolled back, the look at it stays. A refusal that cannot be put on record is a fault, and says nothing of what was asked. */
async function recordFailure(db: Database, look: OneLook, error: unknown): Promise<void> {
  if (look.actor.kind === 'nobody') return;
  const refused = error instanceof Refusal;
  if (refused && error.kind === 'input') return; // it never came to a look
  const recorded = inTransaction(db, (tx) => record(tx, refused ? look.lookAs('refused', error.code) : look.lookAs('failed')));
  await (refused ? recorded : recorded.catch(() => {})); // of a fault, the fault itself is told
}

const headerOf = (headers: Asked['request']['headers'], name: string): string | undefined => {
  const value = headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

function saidIn(headers: Asked['request']['headers']) {
  const said = (name: string) => decoded(headerOf(headers, name));
  return { purpose: headerOf(headers, 'sogoc-purpose'), caseRef: said('sogoc-case'), reason: said('sogoc-reason') };
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text && decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Of a route that changes something: the version that its reader saw. */
function ifMatchOf({ request, route }: Asked): string {
  if (!route.changes) return '';
  return (headerOf(request.headers, 'if-match') ?? refuse(refusals, 'if-match.missing', {})).replace(/^"(.*)"$/, '$1');
}
