/** Fields of a message of Protocol Buffers (https://protobuf.dev/programming-guides/encoding). */
export type Fields = readonly Uint8Array[];

/** Kinds of fields, as they are encoded. */
const [VARINT, BYTES, FIXED32] = [0, 2, 5];

/** A whole number; negative ones as the type `int64` has them. */
export function integer(field: number, value: number): Uint8Array {
  return Buffer.concat([varint((field << 3) | VARINT), varint(value)]);
}

/** A number of the type `float`. */
export function float(field: number, value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return Buffer.concat([varint((field << 3) | FIXED32), bytes]);
}

/** A text, bytes, or a message of fields. */
export function block(field: number, content: string | Uint8Array | Fields): Uint8Array {
  const bytes =
    typeof content === 'string' || content instanceof Uint8Array
      ? Buffer.from(content)
      : Buffer.concat(content);
  return Buffer.concat([varint((field << 3) | BYTES), varint(bytes.length), bytes]);
}

/** Seven bits a byte, the lowest first; all but the last byte have their highest bit set. */
function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  return Uint8Array.from([...bytes, Number(rest)]);
}
