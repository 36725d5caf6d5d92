import { existsSync, readFileSync } from 'node:fs';

/**
 * Who is believed when a request says for whom it comes (X-Forwarded-For): the web server on this machine, and nobody
 * else, or anybody could count as many people. To a program in a container this machine is the default gateway.
 */
export function trustedProxies(): string[] {
  const gateway = inContainer() ? gatewayIn(routeTable()) : undefined;
  return gateway === undefined ? ['loopback'] : ['loopback', gateway];
}

/** The address of the default gateway in `/proc/net/route`, where it is written as a number of the machine's byte order. */
export function gatewayIn(table: string): string | undefined {
  for (const line of table.split('\n')) {
    const [, destination, gateway = ''] = line.split(/\s+/);
    if (destination !== '00000000' || !/^[0-9A-F]{8}$/i.test(gateway) || gateway === '00000000') continue;
    return Array.from(Buffer.from(gateway, 'hex')).reverse().join('.');
  }
  return undefined;
}

function inContainer(): boolean {
  return existsSync('/.dockerenv') || existsSync('/run/.containerenv');
}

function routeTable(): string {
  return existsSync('/proc/net/route') ? readFileSync('/proc/net/route', 'utf8') : '';
}
