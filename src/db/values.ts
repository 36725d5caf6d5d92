import {
  type KyselyPlugin,
  type OperationNode,
  OperationNodeTransformer,
  type PrimitiveValueListNode,
  sql,
  type ValueNode,
} from 'kysely';
import type { PersonId } from '#domain/ids.ts';

/**
 * The two drivers made the same: one table of parsers for what comes out, one plugin for what goes in. Left to
 * themselves they differ (a date is a UTC midnight or a local one, count(*) a number or a string, a Temporal.Instant
 * is quoted or refused); test/db/drivers.test.ts holds them to one contract.
 */
export const parsers: Record<number, (text: string) => unknown> = {
  20: wholeNumber, // int8
  1700: (text) => text, // numeric: exact, as text
  1082: (text) => Temporal.PlainDate.from(text),
  1083: (text) => Temporal.PlainTime.from(text),
  1114: (text) => Temporal.PlainDateTime.from(text.replace(' ', 'T')),
  1184: (text) => Temporal.Instant.from(text.replace(' ', 'T')),
  17: (text) => new Uint8Array(Buffer.from(text.slice(2), 'hex')), // bytea, \x…
  114: (text) => JSON.parse(text),
  3802: (text) => JSON.parse(text), // jsonb
};

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('An int8 from the database does not fit a number');
  return value;
}

/** PGlite's own takes seconds for the megabytes of a file, in which nothing else is done. */
export const serializers: Record<number, (value: unknown) => string> = {
  17: (bytes) => {
    if (!Buffer.isBuffer(bytes)) throw new TypeError('A bytea is given as bytes');
    return `\\x${bytes.toString('hex')}`;
  },
};

/** What goes in: Temporal as ISO text, bytes as bytea, any other object or array as jsonb. */
export class Serialising implements KyselyPlugin {
  readonly #transformer = new (class extends OperationNodeTransformer {
    protected override transformValue(node: ValueNode): ValueNode {
      return { ...node, value: serialised(node.value) };
    }
    protected override transformPrimitiveValueList(node: PrimitiveValueListNode): PrimitiveValueListNode {
      return { ...node, values: node.values.map(serialised) };
    }
  })();

  transformQuery({
    node,
    queryId,
  }: Parameters<KyselyPlugin['transformQuery']>[0]): ReturnType<KyselyPlugin['transformQuery']> {
    return this.#transformer.transformNode<OperationNode>(node, queryId) as ReturnType<KyselyPlugin['transformQuery']>;
  }

  async transformResult({
    result,
  }: Parameters<KyselyPlugin['transformResult']>[0]): ReturnType<KyselyPlugin['transformResult']> {
    return result;
  }
}

function serialised(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return Buffer.from(value);
  if (
    value instanceof Temporal.Instant ||
    value instanceof Temporal.PlainDate ||
    value instanceof Temporal.PlainTime ||
    value instanceof Temporal.PlainDateTime
  ) {
    return value.toString();
  }
  return JSON.stringify(value);
}

/** Left to itself an array goes in as jsonb. */
export function uuids(ids: readonly PersonId[]) {
  return sql<PersonId[]>`${`{${ids.join(',')}}`}::uuid[]`;
}
