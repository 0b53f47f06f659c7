/** The console's pages and their addresses. */
import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import type { Why } from '../shared/client.ts';
import { AccountPage } from './access/account-page.tsx';
import { OfficersPage } from './access/officers-page.tsx';
import { PointsPage } from './access/points-page.tsx';
import { SignInPage } from './access/sign-in-page.tsx';
import { LogPage } from './audit/log-page.tsx';
import { BoardPage, boardFilter } from './board/board.tsx';
import { findingsAsked } from './cleaning/asked.ts';
import { FindingsPage } from './cleaning/findings.tsx';
import { ConflictPage } from './conflicts/conflict.tsx';
import { ConflictsPage } from './conflicts/conflicts.tsx';
import { DividedPage } from './divided/divided.tsx';
import { BirthPage, type BirthStep, birthStep } from './events/birth.tsx';
import { DeathPage, type DeathStep, deathStep } from './events/death.tsx';
import { EntriesPage } from './events/entries.tsx';
import { EntryPage } from './events/entry.tsx';
import { EventPage } from './events/event.tsx';
import { EventsPage } from './events/events.tsx';
import { EmigrationPage, JoinPage, MovePage, type ResidenceStep, residenceStep, SplitPage } from './events/residence.tsx';
import { TypeEntryPage } from './events/type-entry.tsx';
import { SavedFormPage } from './forms/saved-form.tsx';
import { formStep, TypedFormPage } from './forms/typed-form.tsx';
import { Frame } from './frame.tsx';
import { HomePage } from './home/home.tsx';
import { RefusedPage } from './intake/refused.tsx';
import { NoSuchPage } from './no-such-page.tsx';
import { NoticesPage } from './notices/notices.tsx';
import { OutboxPage } from './notices/outbox.tsx';
import { ActPage } from './population/act.tsx';
import { ApprovalPage, ApprovalsPage } from './population/approvals.tsx';
import { BuildPage } from './population/build.tsx';
import { CorrectionPage } from './population/correction.tsx';
import { CorrectionsPage } from './population/corrections.tsx';
import { FindPersonsPage } from './population/find-persons.tsx';
import { MergePage } from './population/merge.tsx';
import { NewCorrectionPage } from './population/new-correction.tsx';
import { NumberPage, type NumberStep, numberStep } from './population/number.tsx';
import { PartFormsPage } from './population/part-forms.tsx';
import { PersonPage } from './population/person.tsx';
import { PairPage } from './review/pair.tsx';
import { ReviewsPage } from './review/reviews.tsx';
import { NewSealPage } from './seals/new-seal.tsx';
import { SealsPage } from './seals/seals.tsx';

/** What a person is sought by is kept with the visit, never in the address: an address is logged and passed on. */
declare module '@tanstack/react-router' {
  interface HistoryState {
    q?: string;
    born?: string;
    dateOfBirth?: string;
    sex?: 'M' | 'F';
    /** Why the person at this address is looked at, where a list led here. */
    why?: Why;
  }
  interface Register {
    router: typeof router;
  }
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;
const day = (value: unknown): string | undefined => (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined);
const dayOrMoment = (value: unknown): string | undefined => (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/.test(value) ? value : undefined);
const only = <Values extends object>(values: Values): { [name in keyof Values]?: Exclude<Values[name], undefined> } => JSON.parse(JSON.stringify(values));

const root = createRootRoute({ component: Frame, notFoundComponent: NoSuchPage });
const homeRoute = createRoute({ getParentRoute: () => root, path: '/', component: HomePage });
const buildRoute = createRoute({ getParentRoute: () => root, path: '/luot-chay', component: BuildPage });
const findRoute = createRoute({
  getParentRoute: () => root,
  path: '/nguoi',
  component: FindPersonsPage,
  validateSearch: (search: Record<string, unknown>) => only({ q: text(search['q']) }),
});
const personRoute = createRoute({
  getParentRoute: () => root,
  path: '/nguoi/$personId',
  component: PersonPage,
  validateSearch: (search: Record<string, unknown>) => only({ asOf: day(search['asOf']), knownOn: dayOrMoment(search['knownOn']) }),
});
const refusedRoute = createRoute({ getParentRoute: () => root, path: '/dong-tra-lai', component: RefusedPage });
const findingsRoute = createRoute({
  getParentRoute: () => root,
  path: '/loi',
  component: FindingsPage,
  validateSearch: findingsAsked,
});
const noticesRoute = createRoute({ getParentRoute: () => root, path: '/thong-bao', component: NoticesPage });
const outboxRoute = createRoute({ getParentRoute: () => root, path: '/hop-thu', component: OutboxPage });
const correctionsRoute = createRoute({
  getParentRoute: () => root,
  path: '/dinh-chinh',
  component: CorrectionsPage,
  validateSearch: (search: Record<string, unknown>) => only({ of: search['of'] === 'opened' ? ('opened' as const) : undefined }),
});
const newCorrectionRoute = createRoute({ getParentRoute: () => root, path: '/dinh-chinh/moi/$personId', component: NewCorrectionPage });
const correctionRoute = createRoute({
  getParentRoute: () => root,
  path: '/dinh-chinh/$id',
  component: CorrectionPage,
  validateSearch: (search: Record<string, unknown>) => only({ sent: search['sent'] === true ? true : undefined }),
});
const approvalsRoute = createRoute({ getParentRoute: () => root, path: '/duyet', component: ApprovalsPage });
const approvalRoute = createRoute({ getParentRoute: () => root, path: '/duyet/$id', component: ApprovalPage });

const actRoute = createRoute({ getParentRoute: () => root, path: '/viec/$actId', component: ActPage });
const partFormsRoute = createRoute({ getParentRoute: () => root, path: '/nguoi/$personId/tach', component: PartFormsPage });
const mergeRoute = createRoute({
  getParentRoute: () => root,
  path: '/nguoi/$personId/nhap',
  component: MergePage,
  validateSearch: (search: Record<string, unknown>) => only({ voi: text(search['voi']) }),
});
const numberRoute = createRoute({
  getParentRoute: () => root,
  path: '/nguoi/$personId/so',
  component: NumberPage,
  validateSearch: (search: Record<string, unknown>): { buoc?: NumberStep } => only({ buoc: numberStep(search['buoc']) }),
});
const sealsRoute = createRoute({ getParentRoute: () => root, path: '/niem-phong', component: SealsPage });
const newSealRoute = createRoute({ getParentRoute: () => root, path: '/niem-phong/moi/$personId', component: NewSealPage });

const signInRoute = createRoute({ getParentRoute: () => root, path: '/dang-nhap', component: SignInPage });
const accountRoute = createRoute({ getParentRoute: () => root, path: '/tai-khoan', component: AccountPage });
const pointsRoute = createRoute({ getParentRoute: () => root, path: '/diem-luu-dong', component: PointsPage });
const officersRoute = createRoute({ getParentRoute: () => root, path: '/can-bo', component: OfficersPage });

const birthRoute = createRoute({
  getParentRoute: () => root,
  path: '/khai-sinh',
  component: BirthPage,
  validateSearch: (search: Record<string, unknown>): { buoc?: BirthStep } => only({ buoc: birthStep(search['buoc']) }),
});
const deathRoute = createRoute({
  getParentRoute: () => root,
  path: '/khai-tu',
  component: DeathPage,
  validateSearch: (search: Record<string, unknown>): { buoc?: DeathStep } => only({ buoc: deathStep(search['buoc']) }),
});
const residenceSearch = (search: Record<string, unknown>): { buoc?: ResidenceStep } => only({ buoc: residenceStep(search['buoc']) });
const moveRoute = createRoute({ getParentRoute: () => root, path: '/chuyen-cu', component: MovePage, validateSearch: residenceSearch });
const splitRoute = createRoute({ getParentRoute: () => root, path: '/tach-ho', component: SplitPage, validateSearch: residenceSearch });
const joinRoute = createRoute({ getParentRoute: () => root, path: '/nhap-ho', component: JoinPage, validateSearch: residenceSearch });
const emigrationRoute = createRoute({ getParentRoute: () => root, path: '/ra-nuoc-ngoai', component: EmigrationPage, validateSearch: residenceSearch });
const eventsRoute = createRoute({
  getParentRoute: () => root,
  path: '/su-kien',
  component: EventsPage,
  validateSearch: (search: Record<string, unknown>) => only({ of: search['of'] === 'registered' ? ('registered' as const) : undefined }),
});
const eventRoute = createRoute({ getParentRoute: () => root, path: '/su-kien/$eventId', component: EventPage });
const entriesRoute = createRoute({ getParentRoute: () => root, path: '/muc-so', component: EntriesPage });
const typeEntryRoute = createRoute({ getParentRoute: () => root, path: '/muc-so/nhap', component: TypeEntryPage });
const entryRoute = createRoute({ getParentRoute: () => root, path: '/muc-so/$entryId', component: EntryPage });

const logRoute = createRoute({ getParentRoute: () => root, path: '/nhat-ky', component: LogPage });
const boardRoute = createRoute({ getParentRoute: () => root, path: '/bang', component: BoardPage, validateSearch: boardFilter });

const typedFormRoute = createRoute({
  getParentRoute: () => root,
  path: '/nhap-phieu',
  component: TypedFormPage,
  validateSearch: (search: Record<string, unknown>): { buoc?: 'xem-lai'; loi?: string } => only({ buoc: formStep(search['buoc']), loi: text(search['loi']) }),
});
const dividedRoute = createRoute({
  getParentRoute: () => root,
  path: '/xa-moi',
  component: DividedPage,
  validateSearch: (search: Record<string, unknown>) => only({ unit: text(search['unit']), q: text(search['q']) }),
});
const savedFormRoute = createRoute({ getParentRoute: () => root, path: '/nhap-phieu/$formId', component: SavedFormPage });

const communeOnly = (search: Record<string, unknown>) => only({ commune: text(search['commune']) });
const reviewsRoute = createRoute({ getParentRoute: () => root, path: '/xet-trung', component: ReviewsPage, validateSearch: communeOnly });
const pairRoute = createRoute({ getParentRoute: () => root, path: '/xet-trung/$reviewId', component: PairPage, validateSearch: communeOnly });

const conflictsRoute = createRoute({
  getParentRoute: () => root,
  path: '/mau-thuan',
  component: ConflictsPage,
  validateSearch: (search: Record<string, unknown>) => only({ kind: text(search['kind']), turn: text(search['turn']), state: text(search['state']) }),
});
const conflictRoute = createRoute({ getParentRoute: () => root, path: '/mau-thuan/$conflictId', component: ConflictPage });

export const router = createRouter({
  routeTree: root.addChildren([
    boardRoute,
    logRoute,
    birthRoute,
    deathRoute,
    moveRoute,
    splitRoute,
    joinRoute,
    emigrationRoute,
    eventsRoute,
    typedFormRoute,
    savedFormRoute,
    dividedRoute,
    eventRoute,
    entriesRoute,
    typeEntryRoute,
    entryRoute,
    reviewsRoute,
    pairRoute,
    conflictsRoute,
    conflictRoute,
    sealsRoute,
    newSealRoute,
    signInRoute,
    accountRoute,
    officersRoute,
    pointsRoute,
    correctionsRoute,
    newCorrectionRoute,
    correctionRoute,
    approvalsRoute,
    approvalRoute,
    actRoute,
    partFormsRoute,
    mergeRoute,
    numberRoute,
    homeRoute,
    buildRoute,
    findRoute,
    personRoute,
    refusedRoute,
    findingsRoute,
    noticesRoute,
    outboxRoute,
  ]),
  scrollRestoration: true,
  defaultPreload: false,
});
