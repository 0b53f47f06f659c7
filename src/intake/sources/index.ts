/** All sources, in the order in which a header is compared with them. */
import type { SourceName } from '../form.ts';
import { bhxh } from './bhxh.ts';
import { cmnd } from './cmnd.ts';
import { dc01 } from './dc01.ts';
import { khaiSinh } from './khai-sinh.ts';
import { khaiTu } from './khai-tu.ts';
import type { Source } from './source.ts';
import { yTe } from './y-te.ts';

export const sources: { readonly [name in SourceName]: Source } = { dc01, 'khai-sinh': khaiSinh, 'khai-tu': khaiTu, cmnd, bhxh, 'y-te': yTe };

export const allSources: readonly Source[] = Object.values(sources);
