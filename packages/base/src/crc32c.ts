/**
 * Checksums of record batches: CRC-32C (Castagnoli) of magic 2 and of producer snapshots, CRC-32 (ISO) of magic 0 and 1.
 *
 * CRC-32C comes from the native module where the platform has one. It is loaded once, in the background, because a
 * static import would fail where it is missing; until it is there, and where it never is, the tables below answer.
 * Both answer the same, so which one ran shows in nothing but time.
 */

type NativeCrc = (input: Uint8Array, initialState?: number) => number

let native: NativeCrc | null = null

import('@node-rs/crc32').then(
  (module) => {
    native = module.crc32c
  },
  () => {
    // No binary for this platform: the tables answer. Not an error, the result is the same.
    native = null
  },
)

/**
 * CRC-32C of `bytes[start, end)` as an unsigned number. `previous` continues an earlier part's result.
 */
export function crc32c(bytes: Uint8Array, start = 0, end: number = bytes.length, previous = 0): number {
  if (native === null) return sliced(CASTAGNOLI, bytes, start, end, previous)
  return native(start === 0 && end === bytes.length ? bytes : bytes.subarray(start, end), previous)
}

/** The same by tables alone; for platforms without the native module, and its twin in tests. */
export function crc32cByTable(bytes: Uint8Array, start = 0, end: number = bytes.length, previous = 0): number {
  return sliced(CASTAGNOLI, bytes, start, end, previous)
}

/** CRC-32 (ISO, as in gzip) of `bytes[start, end)` as an unsigned number: messages of magic 0 and 1. */
export function crc32(bytes: Uint8Array, start = 0, end: number = bytes.length, previous = 0): number {
  isoTables ??= slicingTables(0xedb88320)
  return sliced(isoTables, bytes, start, end, previous)
}

/** Whether CRC-32C is computed by the native module by now. */
export function hasNativeCrc32c(): boolean {
  return native !== null
}

const CASTAGNOLI = slicingTables(0x82f63b78)
let isoTables: Uint32Array | null = null

/** Eight tables of 256, one behind the other: table k moves a byte past k further zero bytes. */
function slicingTables(polynomial: number): Uint32Array {
  const tables = new Uint32Array(8 * 256)
  for (let n = 0; n < 256; n++) {
    let crc = n
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ polynomial : crc >>> 1
    tables[n] = crc
  }
  for (let n = 256; n < tables.length; n++) {
    const before = tables[n - 256] as number
    tables[n] = (before >>> 8) ^ (tables[before & 0xff] as number)
  }
  return tables
}

function sliced(t: Uint32Array, bytes: Uint8Array, start: number, end: number, previous: number): number {
  let crc = ~previous
  let position = start
  for (const last = end - 8; position <= last; position += 8) {
    crc ^=
      (bytes[position] as number) |
      ((bytes[position + 1] as number) << 8) |
      ((bytes[position + 2] as number) << 16) |
      ((bytes[position + 3] as number) << 24)
    crc =
      (t[0x700 | (crc & 0xff)] as number) ^
      (t[0x600 | ((crc >>> 8) & 0xff)] as number) ^
      (t[0x500 | ((crc >>> 16) & 0xff)] as number) ^
      (t[0x400 | (crc >>> 24)] as number) ^
      (t[0x300 | (bytes[position + 4] as number)] as number) ^
      (t[0x200 | (bytes[position + 5] as number)] as number) ^
      (t[0x100 | (bytes[position + 6] as number)] as number) ^
      (t[bytes[position + 7] as number] as number)
  }
  for (; position < end; position++) {
    crc = (crc >>> 8) ^ (t[(crc ^ (bytes[position] as number)) & 0xff] as number)
  }
  return ~crc >>> 0
}
