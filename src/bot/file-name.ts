import { extensions, type FileType } from '#domain/file.ts';
import { plain, type Text } from './text.ts';

/** A document's name with its extension. No system saves a file by the characters left out, or by a name without end. */
export function fileName(name: Text, type: FileType): string {
  const allowed = plain(name.pack()).replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, ' ');
  return `${allowed.slice(0, 100).replace(/[. ]+$/u, '')}.${extensions[type]}`;
}
