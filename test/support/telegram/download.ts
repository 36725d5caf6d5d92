import type { ServerResponse } from 'node:http';
import type { Fault } from '#test/support/telegram-server.ts';

/** Answers as `/file/bot<token>/<path>` does; undefined is a file that is not there. */
export function download(found: Uint8Array | undefined, fault: Fault | undefined, response: ServerResponse): void {
  switch (fault?.cut) {
    case 'silent':
      return;
    case 'before':
    case 'unanswered':
      response.destroy();
      return;
    case 'garbage':
      response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>');
      return;
    default:
  }
  const status = fault?.status ?? (found ? 200 : 404);
  if (found === undefined || status !== 200) {
    const location = fault?.to === undefined ? {} : { location: fault.to };
    response.writeHead(status, { 'content-type': 'application/json', ...location });
    response.end(JSON.stringify({ ok: false, error_code: status, description: 'Not Found' }));
    return;
  }
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': found.length });
  if (fault?.cut === 'half') response.write(found.subarray(0, found.length >> 1), () => response.destroy());
  else response.end(found);
}
