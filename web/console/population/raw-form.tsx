/** A form exactly as it was received, in the voice of what arrived; Escape closes it. */
import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { readRawForm, type Why } from '../../shared/client.ts';
import { useWords } from '../../shared/language.ts';
import { Trouble } from '../../shared/parts.tsx';

export function RawForm({ form, title, why, onClose }: { readonly form: string; readonly title: string; readonly why: Why; readonly onClose: () => void }) {
  const { say } = useWords();
  const panel = useRef<HTMLDialogElement>(null);
  const { data, error } = useQuery({ queryKey: ['raw', form], queryFn: () => readRawForm(form, why), staleTime: Number.POSITIVE_INFINITY });
  useEffect(() => panel.current?.showModal(), []);
  return (
    <dialog ref={panel} className="received" aria-labelledby="received-title" onClose={onClose}>
      <div>
        <div className="head-line">
          <h2 className="h3" id="received-title">
            {say('raw.title')}
          </h2>
          <Button size="compact-sm" leftSection={<IconX size={16} stroke={1.75} aria-hidden="true" />} onClick={() => panel.current?.close()}>
            {say('raw.close')}
          </Button>
        </div>
        <p className="small soft">
          <span>{title}</span>
          <br />
          {say('raw.note')}
        </p>
        {error === null ? null : <Trouble error={error} />}
        {data === undefined ? null : (
          <pre className="raw" tabIndex={0}>
            {data}
          </pre>
        )}
      </div>
    </dialog>
  );
}
