import { known } from './element.js';

/** The button in the corner with «Меню», «Отмена», «Помощь». @param {(command: string) => void} onCommand */
export function commandsMenu(onCommand) {
  const whole = known('commands', HTMLElement);
  const button = known('commands-button', HTMLButtonElement);
  const list = known('commands-list', HTMLElement);

  /** @param {boolean} open */
  const show = (open) => {
    list.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
  };

  button.addEventListener('click', () => show(list.hidden === true));
  list.addEventListener('click', ({ target }) => {
    const command = target instanceof HTMLElement ? target.dataset['command'] : undefined;
    if (command === undefined) return;
    show(false);
    button.focus();
    onCommand(command);
  });
  whole.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    show(false);
    button.focus();
  });
  whole.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !whole.contains(relatedTarget)) show(false);
  });
  document.addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Node && !whole.contains(target)) show(false);
  });
}
