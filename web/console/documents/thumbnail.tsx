/** A picture drawn small from its bytes; what the browser cannot read as one has its kind instead. */
import { useEffect, useRef, useState } from 'react';

type Props = {
  readonly bytes: Blob | undefined;
  readonly media: string;
  readonly name: string;
  /** The longer side, in pixels. */
  readonly side?: number;
};

export function Thumbnail({ bytes, media, name, side = 96 }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    let left = false;
    if (bytes !== undefined && media.startsWith('image/'))
      createImageBitmap(bytes)
        .then((picture) => {
          const at = canvas.current;
          if (left || at === null) return;
          const scale = Math.min(1, side / Math.max(picture.width, picture.height));
          at.width = Math.max(1, Math.round(picture.width * scale));
          at.height = Math.max(1, Math.round(picture.height * scale));
          at.getContext('2d')?.drawImage(picture, 0, 0, at.width, at.height);
          setDrawn(true);
        })
        .catch(() => setDrawn(false)); // bytes that are no picture after all
    return () => {
      left = true;
    };
  }, [bytes, media, side]);
  return (
    <>
      <canvas ref={canvas} role="img" aria-label={name} hidden={!drawn} />
      {drawn ? null : (
        <span className="no-picture" aria-hidden="true">
          {media === 'application/pdf' ? 'PDF' : media.replace('image/', '').slice(0, 4)}
        </span>
      )}
    </>
  );
}
