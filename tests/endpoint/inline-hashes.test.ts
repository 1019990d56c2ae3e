import { expect, test } from 'vitest';
import { inlineHashes } from '../../src/endpoint/inline-hashes';

test('inline scripts and styles have a hash, scripts of a file have none', () => {
  const { scripts, styles } = inlineHashes(
    '<style>a{}</style><script type="module" crossorigin src="/a.js"></script><script>\nlet a;\n</script><script type="module">b()</script>',
  );
  expect(scripts).toHaveLength(2);
  expect(styles).toHaveLength(1);
  for (const hash of [...scripts, ...styles]) expect(hash).toMatch(/^'sha256-[A-Za-z0-9+/]{43}='$/);
});

test('the hash is of exactly the text between the tags, spaces and line ends too', () => {
  // The empty text's SHA-256, as every table of test vectors has it (e3b0c442…).
  expect(inlineHashes('<script></script>').scripts).toEqual([
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  ]);
  expect(inlineHashes('<script> </script>')).not.toEqual(inlineHashes('<script></script>'));
});
