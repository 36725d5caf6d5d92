import { known } from './element.js';
import { words } from './words.js';

/**
 * @import { Dialogue } from './dialogue.js'
 * @import { Scroll } from './scroll.js'
 */

/** «Показать раньше»: the rows before the first one here. @param {Dialogue} dialogue @param {Scroll} scroll */
export function earlierButton(dialogue, scroll) {
  const button = known('earlier', HTMLButtonElement);
  button.addEventListener('click', async () => {
    button.disabled = true;
    try {
      const response = await fetch(`chat/rows?before=${dialogue.first ?? 0}`);
      if (!response.ok) throw new Error(`rows: ${response.status}`);
      const { rows, more } = await response.json();
      scroll.holding(() => {
        dialogue.prepend(rows);
        button.hidden = !more;
      });
      button.textContent = words.earlier;
    } catch {
      button.textContent = words.noEarlier;
    }
    button.disabled = false;
  });
  return {
    show() {
      button.hidden = (dialogue.first ?? 1) <= 1;
    },
  };
}
