/** What only the demo answers: who may be played, and signing in as one of them by a click. */
import { z } from 'zod';
import { accountOfLogin, openSession, postHeldOn } from '#access/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import { personTokens, showStatus } from '#population/index.ts';
import { type Route, refuse, roles, roleWords, route, type Words } from '#values/index.ts';
import type { RouteNeeds } from '../http-routes.ts';
import { inVietnam, moveClock } from './move-clock.ts';
import { castPersons } from './open-personas.ts';
import { showOutbox } from './outbox.ts';
import { type Persona, personas, postOn } from './personas.ts';
import { refusals } from './refusals.ts';

const listPersonas = route({
  method: 'GET',
  path: '/demo/personas',
  who: 'demo',
  purpose: null,
  summary: { vi: 'Những người có thể đóng vai trong bản trình diễn', en: 'Who may be played in the demo' },
  reply: z.array(
    z.object({
      id: z.string(),
      role: z.enum([...roles, 'citizen']),
      unit: z.string().nullable().describe('Code of the unit as of 2021; null for the country'),
      fullName: z.string().nullable(),
      personId: z.string().nullable(),
      personNumber: z.string().nullable(),
      office: z.string().describe('In words, as it is held on the day of the register'),
      card: z.boolean().describe('Whether the first page offers this persona as a card'),
      story: z.string(),
    }),
  ),
  handle: async ({ tx, dataDir, now, language }: RouteNeeds) => {
    const [persons, tokens] = [await castPersons(tx), personTokens(dataDir)];
    return personas.map((persona) => {
      const { id, role, unit, card = false, story } = persona;
      const person = persons.get(id);
      return {
        id,
        role,
        unit,
        fullName: person?.fullName ?? null,
        personId: person === undefined ? null : tokens.tokenOf(person.personId),
        personNumber: person?.personNumber ?? null,
        office: officeOf(persona, now)[language],
        card,
        story: story[language],
      };
    });
  },
});

/** What a persona is on the day, and where. */
function officeOf(persona: Persona, now: Date): Words {
  if (persona.role === 'citizen') return { vi: 'Công dân', en: 'Citizen' };
  const unit = postOn(persona, inVietnam(now).slice(0, 10))?.unit ?? null;
  const where = unit === null ? '' : `, ${unitCatalogue().nameOf(unit)}`;
  const { vi, en } = roleWords[persona.role];
  return { vi: vi + where, en: en + where };
}

/** Levels of assurance as the electronic identity names them; without one the higher. */
const levels = { '1': 1, '2': 2 } as const;

const signIn = route({
  method: 'POST',
  path: '/demo/sign-in',
  who: 'demo',
  purpose: null,
  summary: { vi: 'Vào vai một người, không cần mật khẩu', en: 'Sign in as one of them, without a password' },
  body: z.strictObject({ persona: z.string().max(40), acr: z.enum(['1', '2']).optional() }),
  reply: z.object({ token: z.string() }),
  handle: async ({ tx, now, keepSession }: RouteNeeds, { body }) => {
    const persona = personas.find(({ id }) => id === body.persona) ?? refuse(refusals, 'persona.unknown', { persona: body.persona });
    const token = await openSession(tx, await whoOf(persona.id, persona.role === 'citizen'), now);
    keepSession(token);
    return { token };

    async function whoOf(id: string, citizen: boolean): Promise<Parameters<typeof openSession>[1]> {
      if (citizen) {
        const person = (await castPersons(tx)).get(id) ?? refuse(refusals, 'persona.not-there', { persona: id });
        return { kind: 'citizen', personId: person.personId, level: levels[body.acr ?? '2'] };
      }
      const accountId = (await accountOfLogin(tx, id)) ?? refuse(refusals, 'persona.not-there', { persona: id });
      const postId = (await postHeldOn(tx, accountId, now)) ?? refuse(refusals, 'persona.no-office', { persona: id });
      return { kind: 'officer', accountId, postId };
    }
  },
});

const setTime = route({
  method: 'POST',
  path: '/demo/clock',
  who: 'demo',
  purpose: null,
  summary: { vi: 'Đổi ngày giờ của sổ: mọi hạn và mọi chức vụ theo đó', en: "Moves the register's time: every deadline and every office obeys" },
  body: z.strictObject({
    now: z
      .union([z.iso.date(), z.iso.datetime({ offset: true })])
      .nullable()
      .describe('A day stands for 8 in the morning in Việt Nam; null: the time of the machine'),
  }),
  reply: z.object({ now: z.iso.datetime() }),
  handle: async ({ tx }: RouteNeeds, { body }) => ({ now: (await moveClock(tx, body.now)).toISOString() }),
});

const count = z.int().nonnegative();
const about = route({
  method: 'GET',
  path: '/demo/register',
  who: 'demo',
  purpose: null,
  summary: { vi: 'Sổ mẫu lúc này: ngày giờ, có bao nhiêu, gì đang chờ', en: 'The sample register now: its time, what it holds, what waits' },
  reply: z.object({
    now: z.iso.datetime(),
    database: z.string(),
    records: count,
    persons: count,
    waiting: count.describe('Records of the delivery that waits'),
  }),
  handle: async ({ tx, now, version, delivery }: RouteNeeds) => {
    const { database, register, waiting } = await showStatus({ tx, now, version, delivery });
    return { now: now.toISOString(), database, records: register.records, persons: register.persons, waiting: waiting?.records ?? 0 };
  },
});

export const demoRoutes: readonly Route<RouteNeeds>[] = [listPersonas, signIn, about, setTime, showOutbox];
