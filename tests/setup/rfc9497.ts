/**
 * RFC 9497, A.3.3: the test vectors of P256-SHA256 in POPRF mode. All of them are of one key and one info; bytes as
 * they stand there, in hex.
 */
export const RFC_KEY = {
  seed: 'a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3',
  keyInfo: '74657374206b6579',
  secretKey: '6ad2173efa689ef2c27772566ad7ff6e2d59b3b196f00219451fb2c89ee4dae2',
  publicKey: '030d7ff077fddeec965db14b794f0cc1ba9019b04a2f4fcc1fa525dedf72e2a3e3',
};
export const RFC_INFO = '7465737420696e666f';

const ZERO = {
  input: '00',
  blind: '3338fa65ec36e0290022b48eb562889d89dbfa691d1cde91517fa222ed7ad364',
  blinded: '031563e127099a8f61ed51eeede05d747a8da2be329b40ba1f0db0b2bd9dd4e2c0',
  evaluated: '02c5e5300c2d9e6ba7f3f4ad60500ad93a0157e6288eb04b67e125db024a2c74d2',
  output: '193a92520bd8fd1f37accb918040a57108daa110dc4f659abe212636d245c592',
};
const SEVENTEEN = {
  input: '5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a',
  output: '1e6d164cfd835d88a31401623549bf6b9b306628ef03a7962921d62bc5ffce8c',
};

/** Each question has one element, or, the third, two under one proof. `random` is the proof's scalar. */
export const RFC_VECTORS = [
  {
    elements: [ZERO],
    proof:
      'f8a33690b87736c854eadfcaab58a59b8d9c03b569110b6f31f8bf7577f3fbb85a8a0c38468ccde1ba942be501654adb106167c8eb178703ccb42bccffb9231a',
    random: 'f9db001266677f62c095021db018cd8cbb55941d4073698ce45c405d1348b7b1',
  },
  {
    elements: [
      {
        ...SEVENTEEN,
        blind: ZERO.blind,
        blinded: '021a440ace8ca667f261c10ac7686adc66a12be31e3520fca317643a1eee9dcd4d',
        evaluated: '0208ca109cbae44f4774fc0bdd2783efdcb868cb4523d52196f700210e777c5de3',
      },
    ],
    proof:
      '043a8fb7fc7fd31e35770cabda4753c5bf0ecc1e88c68d7d35a62bf2631e875af4613641be2d1875c31d1319d191c4bbc0d04875f4fd03c31d3d17dd8e069b69',
    random: 'f9db001266677f62c095021db018cd8cbb55941d4073698ce45c405d1348b7b1',
  },
  {
    elements: [
      ZERO,
      {
        ...SEVENTEEN,
        blind: 'f9db001266677f62c095021db018cd8cbb55941d4073698ce45c405d1348b7b1',
        blinded: '03ca4ff41c12fadd7a0bc92cf856732b21df652e01a3abdf0fa8847da053db213c',
        evaluated: '02f0b6bcd467343a8d8555a99dc2eed0215c71898c5edb77a3d97ddd0dbad478e8',
      },
    ],
    proof:
      '8fbd85a32c13aba79db4b42e762c00687d6dbf9c8cb97b2a225645ccb00d9d7580b383c885cdfd07df448d55e06f50f6173405eee5506c0ed0851ff718d13e68',
    random: '350e8040f828bf6ceca27405420cdf3d63cb3aef005f40ba51943c8026877963',
  },
] as const;
