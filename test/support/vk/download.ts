import type { ServerResponse } from 'node:http';
import type { Fault } from './fault.ts';
import type { Files } from './files.ts';

/** Answers as the machines do that have people's files. */
export function download(url: URL, files: Files, fault: Fault | undefined, response: ServerResponse): void {
  const found = fault?.to === undefined ? files.at(url) : { to: fault.to };
  if (fault?.status !== undefined) page(response, fault.status);
  else if (fault?.answer === 'none') response.destroy();
  // Of a document that is not there VK shows a page.
  else if (found === undefined) page(response, url.pathname.startsWith('/doc') ? 200 : 404);
  else if ('to' in found) response.writeHead(302, { location: found.to }).end();
  else {
    const { bytes } = found;
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': bytes.length });
    if (fault?.answer === 'half') response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy());
    else if (fault?.answer === 'silent') response.flushHeaders();
    else response.end(bytes);
  }
}

export function page(response: ServerResponse, status: number): void {
  response
    .writeHead(status, { 'content-type': 'text/html; charset=windows-1251' })
    .end('<h1>Something went wrong</h1>');
}
