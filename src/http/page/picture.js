import { element, known } from './element.js';
import { words } from './words.js';

/** Pictures are made by a job: the first tries may come too early. */
const triesMs = [1000, 2000, 4000, 8000, 16_000];

/**
 * A picture in a message; a press shows it large, to be scanned from the screen or printed with its text.
 *
 * @param {{ url: string, alt: string }} picture
 * @param {Element} caption the words of the message
 * @returns {HTMLElement}
 */
export function pictureButton({ url, alt }, caption) {
  const image = element('img');
  image.alt = alt;
  image.src = url;
  image.decoding = 'async';
  let tries = 0;
  image.addEventListener('error', () => {
    const pause = triesMs[tries];
    tries += 1;
    if (pause === undefined) image.alt = `${words.noPicture}: ${alt}`;
    else setTimeout(() => (image.src = `${url}?try=${tries}`), pause);
  });
  const button = element('button', 'picture', image);
  button.type = 'button';
  button.setAttribute('aria-label', `${words.enlarge}: ${alt}`);
  button.addEventListener('click', () => enlarge(image, caption));
  return button;
}

const viewer = known('viewer', HTMLDialogElement);
const large = known('viewer-picture', HTMLImageElement);
known('viewer-close', HTMLButtonElement).addEventListener('click', () => viewer.close());
known('viewer-print', HTMLButtonElement).addEventListener('click', () => window.print());
viewer.addEventListener('click', ({ target }) => {
  if (target === viewer) viewer.close();
});

/** @param {HTMLImageElement} image @param {Element} caption */
function enlarge(image, caption) {
  large.src = image.src;
  large.alt = image.alt;
  known('viewer-text', HTMLParagraphElement).replaceChildren(caption.cloneNode(true));
  viewer.showModal();
  viewer.scrollTop = 0;
}
