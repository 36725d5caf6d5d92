import { conversation } from './conversation.ts';
import { tick } from './tick.ts';

/** npm run bench -- NAME. Each prints figures of this machine; what can be compared is the ratios within one run. */
const benches: Readonly<Record<string, () => Promise<void>>> = { conversation, tick };

const name = process.argv[2] ?? '';
const bench = benches[name];
if (bench) {
  await bench();
} else {
  process.stderr.write(`Usage: npm run bench -- ${Object.keys(benches).join(' | ')}\n`);
  process.exitCode = 1;
}
