/*
 * What travels in a line of text or in a QR is packed bit by bit. Each form says once how a value is written and how it
 * is read again, so that the two cannot differ.
 */

/** Bits as they are written, and bits with the place reached in reading them. */
type Written = number[];
type Reading = { bits: readonly number[]; at: number };

export type Form<Value> = {
  write: (value: Value, to: Written) => void;
  /** Throws where the bits end too early or say what nobody writes. */
  read: (from: Reading) => Value;
};

/** A whole number from 0 below 2^width. */
export function whole(width: number): Form<number> {
  return {
    write: (value, to) => {
      if (!Number.isInteger(value) || value < 0 || value >= 2 ** width)
        throw new Error(`${String(value)} has no place in ${String(width)} bits.`);
      for (let place = width - 1; place >= 0; place -= 1) to.push(Math.floor(value / 2 ** place) % 2);
    },
    read: (from) => {
      let value = 0;
      for (let place = 0; place < width; place += 1) {
        const bit = from.bits[from.at];
        if (bit === undefined) throw new Error('The bits end too early.');
        value = value * 2 + bit;
        from.at += 1;
      }
      return value;
    },
  };
}

const BIT = whole(1);
const THREE = whole(3);

/** A count: small ones are short, any safe whole number has its place. */
export const count: Form<number> = {
  write: (value, to) => {
    const rest = Math.floor(value / 8);
    BIT.write(rest > 0 ? 1 : 0, to);
    THREE.write(value % 8, to);
    if (rest > 0) count.write(rest, to);
  },
  read: (from) => {
    const hasMore = BIT.read(from) === 1;
    const low = THREE.read(from);
    return hasMore ? low + 8 * count.read(from) : low;
  },
};

/** Any number there is, to its last bit. */
export const real: Form<number> = {
  write: (value, to) => {
    const bytes = new DataView(new ArrayBuffer(8));
    bytes.setFloat64(0, value);
    for (let at = 0; at < 8; at += 1) whole(8).write(bytes.getUint8(at), to);
  },
  read: (from) => {
    const bytes = new DataView(new ArrayBuffer(8));
    for (let at = 0; at < 8; at += 1) bytes.setUint8(at, whole(8).read(from));
    return bytes.getFloat64(0);
  },
};

export const flag: Form<boolean> = {
  write: (value, to) => {
    BIT.write(value ? 1 : 0, to);
  },
  read: (from) => BIT.read(from) === 1,
};

/** One of a list that only grows at its end; the width leaves it room. */
export function oneOf<Value>(values: readonly Value[], width: number): Form<Value> {
  return {
    write: (value, to) => {
      whole(width).write(values.indexOf(value), to);
    },
    read: (from) => {
      const value = values[whole(width).read(from)];
      if (value === undefined) throw new Error('The bits name what is not in the list.');
      return value;
    },
  };
}

export function listOf<Value>(form: Form<Value>): Form<readonly Value[]> {
  return {
    write: (values, to) => {
      count.write(values.length, to);
      for (const value of values) form.write(value, to);
    },
    read: (from) => {
      const values: Value[] = [];
      for (let left = count.read(from); left > 0; left -= 1) values.push(form.read(from));
      return values;
    },
  };
}

export function maybe<Value>(form: Form<Value>): Form<Value | undefined> {
  return {
    write: (value, to) => {
      flag.write(value !== undefined, to);
      if (value !== undefined) form.write(value, to);
    },
    read: (from) => (flag.read(from) ? form.read(from) : undefined),
  };
}

const bytes = listOf(whole(8));

/** Any text but one with half a character, which nobody can write in UTF-8. */
export const text: Form<string> = {
  write: (value, to) => {
    bytes.write(Array.from(new TextEncoder().encode(value)), to);
  },
  read: (from) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(bytes.read(from))),
};

/** Fields in the order given; one that is undefined is left out of what is read. */
export function fields<Value extends object>(forms: {
  [Key in keyof Value]-?: Form<Value[Key]>;
}): Form<Value> {
  const names = Object.keys(forms) as (keyof Value)[];
  return {
    write: (value, to) => {
      for (const name of names) forms[name].write(value[name], to);
    },
    read: (from) => {
      const read = names.map((name) => [name, forms[name].read(from)] as const);
      return Object.fromEntries(read.filter(([, value]) => value !== undefined)) as Value;
    },
  };
}

/** The value in bytes, the last filled up with zeros. */
export function toBytes<Value>(form: Form<Value>, value: Value): Uint8Array {
  const bits: Written = [];
  form.write(value, bits);
  const packed = new Uint8Array(Math.ceil(bits.length / 8));
  for (const [at, bit] of bits.entries()) packed[at >> 3] = (packed[at >> 3] ?? 0) | (bit << (7 - (at % 8)));
  return packed;
}

/** What `toBytes` packed; throws where the bytes are not of this form. */
export function fromBytes<Value>(form: Form<Value>, packed: Uint8Array): Value {
  const bits = Array.from(packed).flatMap((byte) => [7, 6, 5, 4, 3, 2, 1, 0].map((at) => (byte >> at) % 2));
  const from = { bits, at: 0 };
  const value = form.read(from);
  if (bits.length - from.at >= 8) throw new Error('The bytes go on after their end.');
  return value;
}
