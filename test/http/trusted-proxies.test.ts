import { randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { chatQuotas } from '#http/tries.ts';
import { gatewayIn } from '#http/trusted-proxies.ts';
import { FakeDialogues, serverOf } from './fake-dialogues.ts';

const headings = 'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT';

test.each([
  ['Docker’s bridge', [headings, 'eth0\t00000000\t010011AC\t0003\t0\t0\t0\t00000000\t0\t0\t0'], '172.17.0.1'],
  [
    'a network before the default',
    [headings, 'eth0\t000011AC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0', 'eth0\t00000000\t0100A8C0\t0003'],
    '192.168.0.1',
  ],
  ['no default', [headings, 'eth0\t000011AC\t00000000\t0001'], undefined],
  ['nothing', [''], undefined],
])('the gateway of a container is read from %s', (_which, lines, gateway) => {
  expect(gatewayIn(lines.join('\n'))).toBe(gateway);
});

/** Different people, each with a browser, say something by way of one machine. The last one's status. */
async function afterTwoFrom(remoteAddress: string): Promise<number> {
  const quotas = { ...chatQuotas, saysOfNetwork: { points: 1, seconds: 60 } };
  const server = await serverOf(new FakeDialogues(), { quotas, trustedProxies: ['loopback', '172.17.0.1'] });
  onTestFinished(() => server.close());
  let status = 0;
  for (const client of ['203.0.113.1', '203.0.113.2']) {
    const [cookie] = (await server.inject('/')).cookies;
    const said = await server.inject({
      method: 'POST',
      url: '/chat/say',
      remoteAddress,
      headers: {
        host: 'chat.example',
        origin: 'http://chat.example',
        'content-type': 'application/json',
        // What the client itself claims stands first and is not believed.
        'x-forwarded-for': `198.51.100.${status % 250}, ${client}`,
      },
      cookies: { nastavnik: cookie?.value ?? '' },
      payload: JSON.stringify({ key: randomUUID(), kind: 'text', text: 'Да' }),
    });
    status = said.statusCode;
  }
  return status;
}

test.each(['127.0.0.1', '::1', '172.17.0.1'])('the web server at %s names the person', async (address) => {
  expect(await afterTwoFrom(address)).toBe(202);
});

test.each(['10.0.0.7', '192.168.1.20', '172.17.0.5', '169.254.1.1', 'fd00::7', '203.0.113.9'])(
  'whoever comes from %s is one network, whatever they claim',
  async (address) => {
    expect(await afterTwoFrom(address)).toBe(429);
  },
);
