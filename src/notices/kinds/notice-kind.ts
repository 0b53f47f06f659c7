/** A kind of notice as a record: what it says in the register, where something is done about it, and what goes out of it by SMS or mail. */
import type { Words } from '#values/index.ts';

export type Channel = 'sms' | 'mail';

export type NoticeKind = Words & {
  readonly kind: string;
  /** The page where something is done about it; with fields in braces, as the texts. */
  readonly link: string;
  /** What leaves the register, in Vietnamese: that there is something to see and where, nothing of a person. Null: nothing leaves. */
  readonly outside: { readonly channel: Channel; readonly text: string } | null;
};

export const noticeKind = <const Kind extends NoticeKind>(kind: Kind): Kind => kind;
