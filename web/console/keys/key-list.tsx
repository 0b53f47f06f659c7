/** Which keys work here, and the switch for those that are single letters. */
import { Button, Switch } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useWords } from '../../shared/language.ts';
import { namesOfKeys, useAllCommands, useSingleKeys } from './commands.ts';

export function KeyList({ onClose }: { readonly onClose: () => void }) {
  const { say } = useWords();
  const panel = useRef<HTMLDialogElement>(null);
  const commands = useAllCommands().filter(({ keys }) => keys !== undefined);
  const single = useSingleKeys();
  useEffect(() => panel.current?.showModal(), []);
  return (
    <dialog ref={panel} className="keys" aria-labelledby="keys-title" onClose={onClose}>
      <div>
        <div className="head-line">
          <h2 className="h3" id="keys-title">
            {say('keys.title')}
          </h2>
          <Button size="compact-sm" leftSection={<IconX size={16} stroke={1.75} aria-hidden="true" />} onClick={() => panel.current?.close()}>
            {say('keys.close')}
          </Button>
        </div>
        <table>
          <caption className="said-only">{say('keys.title')}</caption>
          <tbody>
            {commands.map(({ id, words, keys = '' }) => (
              <tr key={id}>
                <th scope="row">{words}</th>
                <td>
                  <kbd>{namesOfKeys(keys)}</kbd>
                </td>
              </tr>
            ))}
            <tr>
              <th scope="row">{say('keys.palette')}</th>
              <td>
                <kbd>Ctrl Shift K</kbd>
              </td>
            </tr>
            <tr>
              <th scope="row">{say('keys.walk')}</th>
              <td>
                <kbd>↓</kbd> <kbd>↑</kbd>
              </td>
            </tr>
          </tbody>
        </table>
        <Switch
          label={say('keys.single')}
          description={say('keys.single.note')}
          checked={single.on}
          onChange={(event) => single.choose(event.currentTarget.checked)}
        />
      </div>
    </dialog>
  );
}
