/** A face drawn by the machine, for people who do not exist: MẪU (sample) stands on it. */
import { useId } from 'react';

export type Look = {
  readonly hair: 'short' | 'parted' | 'bob' | 'long' | 'receding';
  readonly grey?: boolean;
  readonly skin: 0 | 1 | 2;
  readonly coat: string;
};

/** Face, its shade, lines. */
const skins = [
  ['#e8c09d', '#cc966e', '#a87350'],
  ['#f1d3b8', '#d9a987', '#b98563'],
  ['#d6a57c', '#b57f57', '#8d5c3b'],
] as const;
const face = 'M34 62c0-24 10-36 26-36s26 12 26 36c0 14-3 25-9 33-5 7-11 11-17 11s-12-4-17-11c-6-8-9-19-9-33z';
const hairs: { readonly [hair in Look['hair']]: { readonly behind?: string; readonly over: string } } = {
  short: { over: 'M34 66c-4-34 10-46 27-46s30 10 25 46c-2-12-6-20-10-24-10 4-24 3-32-1-4 5-8 14-10 25z' },
  parted: { over: 'M33 66c-4-32 9-47 28-47s29 14 26 47c-3-13-6-19-11-25-9-1-22 0-30-8-5 8-10 18-13 33z' },
  bob: {
    behind: 'M31 96c-3-20-2-30 0-40 3-22 12-35 29-35s26 13 29 35c2 10 3 20 0 40-8 8-50 8-58 0z',
    over: 'M32 70c-5-34 8-51 28-51s33 17 28 51c-2-14-7-23-13-28-6 6-24 12-35 8-4 5-7 11-8 20z',
  },
  long: {
    behind: 'M30 130c-4-30-3-55 1-74 3-22 12-35 29-35s26 13 29 35c4 19 5 44 1 74-10 6-50 6-60 0z',
    over: 'M32 70c-5-34 8-51 28-51s33 17 28 51c-2-16-10-27-28-31-16 4-25 15-28 31z',
  },
  receding: { over: 'M34 66c-3-26 6-43 26-43s29 17 26 43c-2-10-4-17-8-22-8-5-28-6-36 0-4 5-6 12-8 22z' },
};

export function Portrait({ look: { hair, grey = false, skin, coat } }: { readonly look: Look }) {
  const shades = useId();
  const [light, shade, line] = skins[skin];
  const strand = grey ? '#a3a7a7' : '#1f1a18';
  return (
    <svg className="face" viewBox="0 0 120 150" aria-hidden="true">
      <defs>
        <linearGradient id={`${shades}b`} x2="0" y2="1">
          <stop stopColor="#eef1f4" />
          <stop offset="1" stopColor="#d3dae2" />
        </linearGradient>
        <radialGradient id={`${shades}s`} cx=".42" cy=".36" r=".75">
          <stop offset=".62" stopColor={light} />
          <stop offset="1" stopColor={shade} />
        </radialGradient>
      </defs>
      <path d="M0 0h120v150H0z" fill={`url(#${shades}b)`} />
      {hairs[hair].behind === undefined ? null : <path d={hairs[hair].behind} fill={strand} />}
      <path d="M6 150c2-24 16-33 38-38l16 8 16-8c22 5 36 14 38 38z" fill={coat} />
      <path d="M47 96h26v16c-2 10-24 10-26 0z" fill={shade} />
      <path d="M44 112l16 20 16-20 7 3-16 27H53l-16-27z" fill="#f4f4f0" />
      <ellipse cx="33.5" cy="72" rx="4.5" ry="8" fill={shade} />
      <ellipse cx="86.5" cy="72" rx="4.5" ry="8" fill={shade} />
      <path d={face} fill={`url(#${shades}s)`} />
      <path d={hairs[hair].over} fill={strand} />
      <path d="M42 61.5q6-2.8 12-.6M66 60.9q6-2.2 12 .6" stroke={grey ? '#8f8a84' : '#3a2d26'} strokeWidth="2" fill="none" strokeLinecap="round" />
      <path d="M43.5 69.5q4.8-4.6 9.8-.2q-4.8 2.8-9.8.2zM66.7 69.3q5-4.4 9.8.2q-5 2.6-9.8-.2z" fill="#fbf8f4" />
      <circle cx="48.6" cy="68.8" r="2.3" fill="#2a1d17" />
      <circle cx="71.4" cy="68.8" r="2.3" fill="#2a1d17" />
      <path d="M60.5 66q-1.5 9-4 13.5q3.5 2.6 7 .2" stroke={line} strokeWidth="1.4" fill="none" strokeLinecap="round" />
      <path d="M52.5 90.5q7.5-2.6 15 0q-7.5 4-15 0z" fill="#ad6056" />
      <path d="M0 133h120v17H0z" fill="#121e3d" />
      <text x="60" y="146" textAnchor="middle" fontSize="11.5" fontWeight="600" letterSpacing="2" fill="#fff">
        MẪU
      </text>
    </svg>
  );
}
