/** Small 32-bit hashes for seeds and traces. Not for anything that an adversary chooses. */

const FNV_PRIME = 0x01000193

/** FNV-1a over the UTF-16 code units, from `start`. */
export function hashText(text: string, start: number): number {
  let hash = start | 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    hash = Math.imul(hash ^ (unit & 0xff), FNV_PRIME)
    hash = Math.imul(hash ^ (unit >>> 8), FNV_PRIME)
  }
  return hash >>> 0
}

export function hashBytes(bytes: Uint8Array, start: number): number {
  let hash = start | 0
  for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i]!, FNV_PRIME)
  return hash >>> 0
}

/** A bijection of the 32-bit integers in which every input bit reaches every output bit. */
export function mix32(value: number): number {
  let x = value | 0
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad)
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97)
  return (x ^ (x >>> 15)) >>> 0
}
