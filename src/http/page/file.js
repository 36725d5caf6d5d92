import { element } from './element.js';
import { pictureButton } from './picture.js';

/** @import { ShownRow } from '../../bot/web/shown-row.ts' */

/**
 * A document in a message: a picture is seen there, everything else is saved.
 *
 * @param {NonNullable<ShownRow['file']>} file
 * @param {Element} caption the words of the message
 * @returns {HTMLElement}
 */
export function fileOf({ url, name, type }, caption) {
  if (type.startsWith('image/')) return pictureButton({ url, alt: name }, caption);
  const link = element('a', 'document', name);
  link.href = url;
  link.download = name;
  return link;
}
