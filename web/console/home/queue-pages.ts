/** Where the work of each queue is done, and its sign; a queue whose page is not there yet is counted only. */
import { type Icon, IconAlertTriangle, IconArrowBackUp, IconArrowsJoin2, IconChecks, IconGitFork, IconPencil } from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';
import type { Queue } from '../../shared/api.ts';

type QueuePage = { readonly icon: Icon; readonly to: LinkProps['to'] | null };

export const queuePages: { readonly [slug in Queue['slug']]: QueuePage } = {
  corrections: { icon: IconPencil, to: '/dinh-chinh' },
  approvals: { icon: IconChecks, to: '/duyet' },
  reviews: { icon: IconArrowsJoin2, to: null },
  findings: { icon: IconAlertTriangle, to: '/loi' },
  conflicts: { icon: IconGitFork, to: null },
  refused: { icon: IconArrowBackUp, to: '/dong-tra-lai' },
};
