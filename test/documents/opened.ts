import { strFromU8, unzipSync } from 'fflate';

/** What a DOCX says, paragraph by paragraph, cells too; and the XML it is made of. */
export function openedDocx(bytes: Uint8Array): { lines: string[]; text: string; xml: string; styles: string } {
  const files = unzipSync(bytes);
  const [xml, styles] = ['word/document.xml', 'word/styles.xml'].map((name) => {
    const file = files[name];
    if (!file) throw new Error(`No ${name} in the file`);
    return strFromU8(file);
  }) as [string, string];
  const lines = [...xml.matchAll(/<w:p[ >].*?<\/w:p>|<w:p\/>/gsu)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>(.*?)<\/w:t>|<w:tab\/>/gsu)]
      .map(([, text]) => unescaped(text ?? ' '))
      .join(''),
  );
  return { lines, text: lines.join('\n'), xml, styles };
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
