import { createDecipheriv, hkdfSync, pbkdf2Sync } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import {
  looksSealed,
  openSealed,
  sealedBy,
  sealText,
  type SealKey,
} from '../../../../src/parent/store/file/seal';

/** So few that a property is tried often. */
const FEW = 10;
const PASSPHRASE: SealKey = { kind: 'passphrase', passphrase: '灯下的一盏灯 2026' };

/** A page on plain http: no cryptography of the browser's own. */
function onPlainHttp(): void {
  const own = crypto;
  vi.stubGlobal('crypto', {
    getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => own.getRandomValues(bytes),
  });
}

afterEach(() => {
  vi.unstubAllGlobals();
});

const onEither = [
  ['https', () => undefined],
  ['plain http', onPlainHttp],
] as const;

/** The file opened by another hand, as the comment in seal.ts tells it. */
function openedByNode(
  text: string,
  { passphrase, key, digits }: { passphrase?: string; key?: Uint8Array; digits?: string },
) {
  const { sealed, ...header } = JSON.parse(text) as {
    sealed: string;
    format: string;
    version: number;
    kdf: { name: string; salt: string; iterations: number };
    cipher: { name: string; nonce: string };
  };
  const salt = Buffer.from(header.kdf.salt, 'base64url');
  const made = passphrase
    ? pbkdf2Sync(passphrase, salt, header.kdf.iterations, 32, 'sha256')
    : Buffer.from(hkdfSync('sha256', key!, salt, `lamplight/hand-over/v1 file ${digits!}`, 32));
  const { cipher, format, kdf, version } = header;
  const bound = {
    cipher: { name: cipher.name, nonce: cipher.nonce },
    format,
    kdf: passphrase
      ? { iterations: kdf.iterations, name: kdf.name, salt: kdf.salt }
      : { name: kdf.name, salt: kdf.salt },
    version,
  };
  const bytes = Buffer.from(sealed, 'base64url');
  const opening = createDecipheriv('aes-256-gcm', made, Buffer.from(cipher.nonce, 'base64url'));
  opening.setAAD(Buffer.from(JSON.stringify(bound)));
  opening.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([opening.update(bytes.subarray(0, -16)), opening.final()]).toString();
}

for (const [where, go] of onEither)
  test(`on ${where} a file is sealed as its format says, so that another program opens it`, async () => {
    go();
    const text = await sealText('日记 diary', PASSPHRASE);
    expect(JSON.parse(text)).toMatchObject({
      format: 'lamplight-sealed',
      version: 1,
      kdf: { name: 'PBKDF2-SHA256', iterations: 600_000 },
      cipher: { name: 'AES-256-GCM' },
    });
    expect(openedByNode(text, { passphrase: '灯下的一盏灯 2026' })).toBe('日记 diary');
    const key = Uint8Array.from({ length: 16 }, (_, at) => at);
    const handed = await sealText('日记', { kind: 'hand-over', key, digits: '012345' });
    expect(openedByNode(handed, { key, digits: '012345' })).toBe('日记');
  });

/** Sealed in 2026 with “correct horse 灯”, 600,000 iterations: what was written once opens for ever. */
const OF_VERSION_1 =
  '{"format":"lamplight-sealed","version":1,"kdf":{"name":"PBKDF2-SHA256","iterations":600000,"salt":"AAECAwQFBgcICQoLDA0ODw"},"cipher":{"name":"AES-256-GCM","nonce":"AAECAwQFBgcICQoL"},"sealed":"lyco34VpC153VVK_4XWSOluybUDirjhCsQ"}\n';

for (const [where, go] of onEither)
  test(`on ${where} a file of the first version opens`, async () => {
    go();
    expect(await openSealed(OF_VERSION_1, { kind: 'passphrase', passphrase: ' correct horse 灯' })).toBe(
      '一盏灯',
    );
  });

for (const [sealedOn, goSeal] of onEither)
  for (const [openedOn, goOpen] of onEither)
    test(`what is sealed on ${sealedOn} opens on ${openedOn}, and with nothing else`, async () => {
      const key: fc.Arbitrary<SealKey> = fc.oneof(
        fc.record({
          kind: fc.constant('passphrase' as const),
          passphrase: fc.string({ unit: 'grapheme', minLength: 8 }),
        }),
        fc.record({
          kind: fc.constant('hand-over' as const),
          key: fc.uint8Array({ minLength: 16, maxLength: 16 }),
          digits: fc.stringMatching(/^[0-9]{6}$/),
        }),
      );
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'grapheme' }), key, async (text, by) => {
          vi.unstubAllGlobals();
          goSeal();
          const sealed = await sealText(text, by, FEW);
          vi.unstubAllGlobals();
          goOpen();
          expect(await openSealed(sealed, by, FEW)).toBe(text);
          const other =
            by.kind === 'passphrase' ? { ...by, passphrase: `${by.passphrase}x` } : { ...by, digits: 'x' };
          expect(await openSealed(sealed, other, FEW)).toEqual({ kind: 'sealed-wrong' });
        }),
        { numRuns: 30 },
      );
    });

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"');

// Three lengths: bytes end with a letter that is whole, and with one that holds two or four bits of them.
for (const plain of ['灯', '一灯x', '一盏灯xx'])
  test(`one changed character anywhere opens nothing of ${plain}, and is told as a wrong passphrase or as no file of ours`, async () => {
    const sealed = await sealText(plain, PASSPHRASE, FEW);
    const changes = Array.from(sealed.slice(0, -1)).map((own, at) =>
      fc.constantFrom(...LETTERS.filter((each) => each !== own)).map((letter) => ({ at, letter })),
    );
    const openedWith = ({ at, letter }: { at: number; letter: string }) =>
      openSealed(sealed.slice(0, at) + letter + sealed.slice(at + 1), PASSPHRASE, 1);
    await fc.assert(
      fc.asyncProperty(fc.tuple(...changes), async (everywhere) => {
        for (const change of everywhere)
          expect(await openedWith(change), JSON.stringify(change)).toHaveProperty(
            'kind',
            expect.stringMatching(/^sealed-/),
          );
      }),
      { numRuns: 5 },
    );
    const end = sealed.lastIndexOf('"') - 1;
    for (const letter of LETTERS.filter((each) => each !== sealed[end]))
      expect(await openedWith({ at: end, letter }), letter).toHaveProperty('kind');
  });

test('a cut file, a foreign one, a newer one and absurd iterations are told apart', async () => {
  const sealed = await sealText('一盏灯', PASSPHRASE, FEW);
  const opened = (text: string) => openSealed(text, PASSPHRASE, FEW);
  const withKdf = (iterations: number) =>
    sealed.replace(`"iterations":${String(FEW)}`, `"iterations":${String(iterations)}`);
  expect(await opened(sealed.slice(0, -20))).toEqual({ kind: 'sealed-cut' });
  expect(await opened(sealed.replace(/"sealed":"[^"]+"/, '"sealed":"AAAA"'))).toEqual({ kind: 'sealed-cut' });
  for (const foreign of ['', '{}', 'null', 'PK\u0003\u0004', '{"format":"lamplight","version":1}', '[1'])
    expect(await opened(foreign)).toEqual({ kind: 'sealed-foreign' });
  expect(await opened(sealed.replace('"version":1', '"version":1,"more":2'))).toEqual({
    kind: 'sealed-foreign',
  });
  expect(await opened(sealed.replace('"version":1', '"version":2'))).toEqual({ kind: 'sealed-newer' });
  for (const count of [-1, 0, 9, 10_000_001, 1e15])
    expect(await opened(withKdf(count))).toEqual({ kind: 'sealed-iterations' });
  expect(await openSealed(withKdf(599_999), PASSPHRASE)).toEqual({ kind: 'sealed-iterations' });
});

test('a sealed file says how it wants to be opened', async () => {
  const key = new Uint8Array(16);
  expect(sealedBy(await sealText('', { kind: 'hand-over', key, digits: '000000' }))).toBe('hand-over');
  expect(sealedBy(OF_VERSION_1)).toBe('passphrase');
  expect(sealedBy('{}')).toEqual({ kind: 'sealed-foreign' });
  expect(looksSealed('{"format":"lamplight"')).toBe(false);
  expect(await openSealed(OF_VERSION_1, { kind: 'hand-over', key, digits: '000000' })).toEqual({
    kind: 'sealed-wrong',
  });
});
