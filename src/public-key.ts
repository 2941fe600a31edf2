/** The prime of the field of Ed25519 (RFC 8032, section 5.1). */
const FIELD = 2n ** 255n - 19n;
/** The y of a point of order 8. */
const Y_OF_ORDER_8 = 0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n;
/** The y of all points of small order, among them that of an all-zero key. */
const WEAK = new Set([0n, 1n, FIELD - 1n, Y_OF_ORDER_8, FIELD - Y_OF_ORDER_8]);

/** The y of a key: its bytes from the last to the first, without the sign of x. */
const yOf = (key: string): bigint =>
  BigInt(`0x0${key.match(/../g)?.reverse().join('') ?? ''}`) & (2n ** 255n - 1n);

/**
 * Whether a signature for a public key can be made without its private key, because the key is a point of small
 * order.
 * @param key 64 hexadecimal digits.
 */
export const isWeakKey = (key: string): boolean => WEAK.has(yOf(key) % FIELD);

/** The d of the curve of Ed25519 (RFC 8032, section 5.1). */
const CURVE = 37095705934669439343138083508754565189542113879843219016388785533085940283555n;

/** Whether there is a point on the curve with a key's y: x² = (y² - 1) / (d y² + 1) has a solution (RFC 8032, 5.1.3). */
export function isPoint(key: string): boolean {
  const y = yOf(key);
  if (y >= FIELD) return false;
  const [u, v] = [y * y - 1n + FIELD, CURVE * y * y + 1n];
  // Euler's criterion: u / v is a square exactly if u v is.
  return power(u * v, (FIELD - 1n) / 2n) <= 1n;
}

/** A power in the field. */
function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let factor = base % FIELD;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * factor) % FIELD;
    factor = (factor * factor) % FIELD;
  }
  return result;
}
