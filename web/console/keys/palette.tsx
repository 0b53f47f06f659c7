/** The palette: whatever may be done here, found by a word and done with Enter. */
import './palette.css';
import { Spotlight } from '@mantine/spotlight';
import { withoutMarks } from '#values/browser.ts';
import { useWords } from '../../shared/language.ts';
import { namesOfKeys, useAllCommands } from './commands.ts';

export function Palette() {
  const { say } = useWords();
  const commands = useAllCommands();
  return (
    <Spotlight
      shortcut="mod+shift+K"
      tagsToIgnore={[]}
      actions={commands.map(({ id, words, keys, run }) => ({
        id,
        label: words,
        keywords: withoutMarks(words), // found without tones, as everything here is
        onClick: () => run(),
        rightSection: keys === undefined ? null : <kbd>{namesOfKeys(keys)}</kbd>,
      }))}
      nothingFound={say('keys.none')}
      searchProps={{ 'aria-label': say('keys.palette'), placeholder: say('keys.palette') }}
      attributes={{ content: { 'aria-label': say('keys.palette') } }}
      transitionProps={{ duration: 0 }}
      scrollable
      lockScroll={false} // it would write a style of its own, which the page's policy forbids
      maxHeight={420}
      radius={0}
    />
  );
}
