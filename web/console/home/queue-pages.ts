/** Where the work of each queue is done, and its sign. */
import {
  type Icon,
  IconAlertTriangle,
  IconArrowBackUp,
  IconArrowsJoin2,
  IconChecks,
  IconEyeCheck,
  IconGitFork,
  IconMapPins,
  IconPencil,
  IconSignature,
  IconTarget,
} from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';
import type { Queue } from '../../shared/api.ts';

type QueuePage = { readonly icon: Icon; readonly to: NonNullable<LinkProps['to']> };

export const queuePages: { readonly [slug in Queue['slug']]: QueuePage } = {
  corrections: { icon: IconPencil, to: '/dinh-chinh' },
  approvals: { icon: IconChecks, to: '/duyet' },
  events: { icon: IconSignature, to: '/su-kien' },
  reviews: { icon: IconArrowsJoin2, to: '/xet-trung' },
  findings: { icon: IconAlertTriangle, to: '/loi' },
  conflicts: { icon: IconGitFork, to: '/mau-thuan' },
  oversight: { icon: IconEyeCheck, to: '/nhat-ky' },
  targets: { icon: IconTarget, to: '/bang' },
  divided: { icon: IconMapPins, to: '/xa-moi' },
  refused: { icon: IconArrowBackUp, to: '/dong-tra-lai' },
};
