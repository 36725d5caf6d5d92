import type { Account } from '#db/accounts.ts';
import type { Door } from '#db/open.ts';
import { enqueue, noteAbout, type Posting, replacedRows } from '#db/outbox.ts';
import type { DialogueId, PersonId } from '#domain/ids.ts';
import { layOut, type Reply } from './layout.ts';
import type { Button, Limits } from './messenger.ts';
import type { MessageContent } from './outbox-content.ts';
import { outboxWords } from './outbox-words.ts';
import { stamped } from './payload.ts';
import { type Packed, Text } from './text.ts';

type Row = Omit<Posting, 'of' | 'about'> & { content: MessageContent; about: readonly PersonId[] };

/**
 * The replies of one dialogue's turn for one account, laid out for its messenger and kept together in the turn's transaction.
 * Their keys come from the update's, so a turn that runs again keeps each once.
 */
export class Postings {
  readonly #account: Account;
  readonly #dialogue: DialogueId;
  readonly #limits: Limits;
  readonly #origin: string;
  #rows: Row[] = [];
  /** Counts also what has been left out since: a key is never given twice. */
  #posted = 0;

  constructor(account: Account, dialogue: DialogueId, limits: Limits, origin: string) {
    this.#account = account;
    this.#dialogue = dialogue;
    this.#limits = limits;
    this.#origin = origin;
  }

  /**
   * Returns the key of the row that has the buttons, and the text it shows. `notice`: what the reply was made of, so that
   * it can be made anew for another messenger. `about`: whose name it says, where that has been read beside the turn.
   */
  post(
    reply: Reply,
    {
      personal = false,
      replaces,
      notice,
      about = [],
    }: { personal?: boolean; replaces?: string; notice?: unknown; about?: readonly PersonId[] } = {},
  ): { key: string; text: Packed } {
    const parts = layOut(reply, this.#limits);
    // One message cannot become two: an edit keeps the part that has the buttons.
    const shown = replaces === undefined ? parts : parts.slice(-1);
    let last = { key: replaces ?? '', text: Text.of({ spans: [], personal }).pack() };
    for (const [index, part] of shown.entries()) {
      const key = `${this.#origin}.${this.#posted++}`;
      const content: MessageContent = {
        kind: 'message',
        ...part.message,
        rows: part.message.rows.map((row) => row.map((button) => ofDialogue(this.#dialogue, button))),
        ...(reply.place === undefined ? {} : { place: reply.place }),
        ...(index < shown.length - 1 ? { continued: true } : {}),
        ...(notice === undefined ? {} : { notice }),
      };
      this.#rows.push({
        key,
        account: this.#account.id,
        channel: this.#account.channel,
        content,
        personal: part.personal || personal,
        about: [...about, ...(reply.choices ?? []).flatMap((choice) => ('about' in choice && choice.about) || [])],
        ...(replaces === undefined ? {} : { replaces }),
      });
      last = { key, text: { spans: part.message.spans, personal: part.personal || personal } };
    }
    return last;
  }

  /** Of whoever has just left nothing may be kept, so what names them is not said any more. */
  dropPersonal(): void {
    this.#rows = this.#rows.filter(({ personal }) => !personal);
  }

  /** What stands last in the chat now: a question, a screen, a sentence. A question that was only closed is not it. */
  get last(): { personal: boolean; place?: string } | undefined {
    const row = this.#rows.findLast(({ replaces, content }) => replaces === undefined || content.rows.length > 0);
    if (!row) return undefined;
    const { place } = row.content;
    return { personal: row.personal, ...(place === undefined ? {} : { place }) };
  }

  /** Nothing can be pressed any more. */
  takeButtonsAway(): void {
    this.#rows = this.#rows.map((row) => ({ ...row, content: { ...row.content, rows: [] } }));
  }

  /** What has buttons, in all its parts, is shown elsewhere instead. */
  leaveOutButtons(): void {
    this.#rows = this.#rows.filter(({ content }) => content.rows.length === 0 && !content.continued);
  }

  /**
   * With what is personal it is kept of whom it may tell: all whose data has been read for it, so that it goes with them.
   * `typed`: the key of what a browser has typed, which goes with them too.
   */
  async keep(
    door: Pick<Door, 'sql' | 'about'>,
    of: Posting['of'],
    at: Temporal.Instant,
    { typed }: { typed?: string } = {},
  ): Promise<void> {
    const replaced = await replacedRows(
      door,
      this.#rows.flatMap(({ replaces }) => replaces ?? []),
    );
    const rows = this.#rows.map((row) => {
      const before = row.replaces === undefined ? undefined : replaced.get(row.replaces);
      const fresh = before?.forgotten ? inPlaceOfForgotten(row) : row;
      const about = new Set([...door.about, ...row.about, ...(before?.about ?? [])]);
      if (of) about.delete(of.person);
      return { ...fresh, of, about: fresh.personal ? [...about] : [] };
    });
    await enqueue(door, rows, at);
    const told = [...new Set(rows.flatMap(({ about }) => about))];
    if (typed !== undefined && told.length > 0) await noteAbout(door, typed, told);
  }
}

/** A question that is closed would show once more what has been erased; one that is still asked is asked anew. */
function inPlaceOfForgotten({ replaces, ...row }: Row): Row {
  const { content } = row;
  if (content.rows.length > 0) return row;
  const { spans } = outboxWords.forgotten.pack();
  return { ...row, ...(replaces === undefined ? {} : { replaces }), content: { ...content, spans }, personal: false };
}

/** The dialogue whose button this is, so that a press acts there and nowhere else. */
export function ofDialogue(dialogue: DialogueId, button: Button): Button {
  return 'press' in button ? { ...button, press: stamped(dialogue, button.press) } : button;
}
