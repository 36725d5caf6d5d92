import type { Screen } from '#bot/conversation/registry.ts';
import { press } from '#bot/payload.ts';
import type { Work } from '#bot/work/work.ts';
import { extensions } from '#domain/file.ts';
import { brand, type ConsentId } from '#domain/ids.ts';
import { back, isId } from './lists.ts';
import { words } from './paper-words.ts';

/** A consent on paper, with its scan. */
export const paper: Screen<Work> = {
  name: 'paper',
  right: 'consent.mark-paper',
  async show({ papers }, arg) {
    const found = isId(arg) ? await papers.read(brand<ConsentId>(arg)) : undefined;
    if (!found) return { text: words.gone };
    const { scan, person, on, kind } = found;
    return {
      text: words.paper(person.person, kind, on, scan !== undefined),
      ...(scan && { file: { ...scan, name: `soglasie-${on}.${extensions[scan.type]}` } }),
      choices: [{ label: scan ? words.anotherScan : words.addScan, press: press.start('add-scan', arg) }],
      ways: back(words.card, 'card', person.id),
    };
  },
};
