import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isProblem } from '../../src/core/problem';
import {
  CHECK_TEXT,
  CLASS_ID,
  CODE,
  CODE_ALPHABET,
  inGroups,
  plainCode,
  readWayIn,
  wayToFragment,
  type Door,
  type FamilyWay,
  type Slip,
} from '../../src/core/slip';
import { secretToText } from '../../src/core/secret-text';
import { inZone, ZONES } from '../setup/zone';

const written = (length: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from(CODE_ALPHABET)), minLength: length, maxLength: length });
const base64url = fc.constantFrom(
  ...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'),
);
const keyHash = fc.string({ unit: base64url, minLength: 43, maxLength: 43 });
const term = fc
  .tuple(fc.integer({ min: 2020, max: 2099 }), fc.constantFrom('a', 'b'))
  .map(([year, half]) => `${String(year)}${half}`);
const keys = fc.record({ class: written(10), term, keyHashes: fc.tuple(keyHash, keyHash) });

const slip: fc.Arbitrary<Slip> = fc
  .tuple(keys, written(16))
  .map(([known, code]) => ({ ...known, kind: 'slip', code }));
const door: fc.Arbitrary<Door> = fc
  .tuple(keys, written(16))
  .map(([known, secret]) => ({ ...known, kind: 'door', door: secret }));

const family: fc.Arbitrary<FamilyWay> = fc
  .tuple(keys, fc.uint8Array({ minLength: 32, maxLength: 32 }))
  .map(([known, secret]) => ({ ...known, kind: 'family', secret: secretToText(secret) }));
const scanned = fc.oneof(slip, door, family);

/** How a hand writes one character of a code. */
const handWritten: Record<string, string[]> = {
  '0': ['0', 'o', 'O', 'Ｏ'],
  '1': ['1', 'i', 'I', 'l', 'L', 'ｌ'],
};
const asTyped = (character: string) =>
  fc.constantFrom(
    character,
    character.toUpperCase(),
    String.fromCodePoint(character.charCodeAt(0) + 0xfee0),
    ...(handWritten[character] ?? []),
  );
const gap = fc.constantFrom('', '', '', ' ', '　', '-', '–', '\n', '·', '_');

/** A code as some hand typed it: any case, full-width, o for 0, i for 1, spaces and dashes anywhere. */
function typedBy(code: string): fc.Arbitrary<string> {
  return fc
    .tuple(...Array.from(code, (character) => fc.tuple(asTyped(character), gap)))
    .map((pieces) => pieces.flat().join(''));
}

describe('a scanned way', () => {
  test('reads back as it was written, from the fragment alone or from the whole link', () => {
    fc.assert(
      fc.property(scanned, (way) => {
        const fragment = wayToFragment(way);
        for (const text of [
          fragment,
          `https://school.example/join#${fragment}`,
          `  ${fragment}\n`,
          `爷爷扫这个：https://school.example/join#${fragment} 加入`,
        ]) {
          expect(readWayIn(text)).toEqual(way);
        }
      }),
    );
  });

  test('with a piece cut off or one more is not read as another', () => {
    fc.assert(
      fc.property(fc.oneof(slip, family), fc.nat(), (way, at) => {
        const fragment = wayToFragment(way);
        // 40 letters without their dots are as many as a typed code has.
        for (const length of [at % fragment.length, 40])
          expect(isProblem(readWayIn(fragment.slice(0, length)))).toBe(true);
        expect(isProblem(readWayIn(`${fragment}x`))).toBe(true);
      }),
    );
  });

  test('has nothing that a server would be told: a fragment, and no character that must be escaped', () => {
    fc.assert(
      fc.property(scanned, (way) => {
        const fragment = wayToFragment(way);
        expect(encodeURIComponent(fragment)).toBe(fragment);
        const { pathname, search } = new URL(`https://school.example/join#${fragment}`);
        expect(pathname + search).toBe('/join');
      }),
    );
  });
});

describe('a seat handed over by another phone of the family', () => {
  test('has one text: a character that says more bits than 32 bytes have is damage', () => {
    fc.assert(
      fc.property(family, fc.constantFrom(...Array.from('BCDFGHJKLNOPRSTVWXZ_-')), (way, last) => {
        const damaged = { ...way, secret: way.secret.slice(0, -1) + last };
        expect(readWayIn(wayToFragment(damaged))).toEqual({ kind: 'code-unreadable' });
      }),
    );
  });

  test('is no slip and no door, and theirs are no family’s', () => {
    fc.assert(
      fc.property(scanned, fc.constantFrom('s', 'd', 'f'), (way, letter) => {
        const other = readWayIn(letter + wayToFragment(way).slice(1));
        if (!isProblem(other)) expect(other.kind === 'family').toBe(way.kind === 'family');
      }),
    );
  });
});

describe('a typed way', () => {
  test('is read as it was meant, however a hand wrote it', () => {
    fc.assert(
      fc.property(
        fc
          .tuple(written(10), written(16), written(12))
          .chain(([id, code, check]) =>
            fc.tuple(fc.constant({ id, code, check }), typedBy(id + code + check)),
          ),
        ([{ id, code, check }, typed]) => {
          expect(readWayIn(typed)).toEqual({ kind: 'typed', class: id, code, check });
        },
      ),
    );
  });

  test('may keep what the slip prints before each line', () => {
    const typed = '班号 3n5k 8wzq 2r\n入班码：0x8p 181g p30m d5yt\n核对码: e2xk y9vt t271';
    expect(readWayIn(typed)).toEqual({
      kind: 'typed',
      class: '3n5k8wzq2r',
      code: '0x8p181gp30md5yt',
      check: 'e2xky9vtt271',
    });
  });

  test('of any other length is unreadable', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 0, max: 80 })
          .filter((length) => length !== 38)
          .chain(written),
        (typed) => {
          expect(readWayIn(typed)).toEqual({ kind: 'code-unreadable' });
        },
      ),
    );
  });

  test.each(['', '   ', '入班码', 'u'.repeat(38), 'https://school.example/join#', '😀'])(
    '%j is unreadable',
    (text) => {
      expect(readWayIn(text)).toEqual({ kind: 'code-unreadable' });
    },
  );

  test('whatever anybody types is a way or a problem, never an exception', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xff_ff })), (letters) => {
        const way = readWayIn(String.fromCharCode(...letters));
        if (!isProblem(way)) expect(CLASS_ID.test(way.class)).toBe(true);
      }),
    );
  });
});

describe('plain characters', () => {
  test('are plain already, and no two codes become one', () => {
    fc.assert(
      fc.property(written(16), (code) => {
        expect(plainCode(code)).toBe(code);
        expect(CODE.test(plainCode(code))).toBe(true);
      }),
    );
  });

  test('in groups of four lose nothing', () => {
    fc.assert(
      fc.property(written(12), (check) => {
        expect(inGroups(check)).toMatch(/^\w{4} \w{4} \w{4}$/);
        expect(plainCode(inGroups(check))).toBe(check);
        expect(CHECK_TEXT.test(check)).toBe(true);
      }),
    );
  });

  test('are the same wherever the phone is', () => {
    const way = { kind: 'typed', class: '3n5k8m2q70', code: 'k7m2q9w4r8t3n6p1', check: '7k2m9q4w8r3t' };
    for (const zone of ZONES)
      inZone(zone, () => {
        expect(readWayIn('３Ｎ5k 8M2q 7o-k7m2-q9w4-r8t3-n6pI 7k2m 9q4w 8r3t')).toEqual(way);
      });
  });
});
