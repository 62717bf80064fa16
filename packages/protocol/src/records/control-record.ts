/** Control records: their keys, and the value of a transaction marker. The values of types 2 to 6 have tables. */

/** Types of control records, as in their keys. */
export const ControlRecordType = {
  ABORT: 0,
  COMMIT: 1,
  LEADER_CHANGE: 2,
  SNAPSHOT_HEADER: 3,
  SNAPSHOT_FOOTER: 4,
  KRAFT_VERSION: 5,
  KRAFT_VOTERS: 6,
} as const
export type ControlRecordType = (typeof ControlRecordType)[keyof typeof ControlRecordType]

const KEY_SIZE = 4
const MARKER_SIZE = 6

/** The key of a control record: int16 version 0, int16 type. */
export function controlRecordKey(type: ControlRecordType): Buffer {
  const key = Buffer.alloc(KEY_SIZE)
  key.writeInt16BE(type, 2)
  return key
}

/**
 * The type in a control record's key. -1 for a type that is not known, which readers skip; null for a key that is none:
 * missing, too short or of a negative version.
 */
export function readControlRecordType(key: Buffer | null): ControlRecordType | -1 | null {
  if (key === null || key.length < KEY_SIZE || key.readInt16BE(0) < 0) return null
  const type = key.readInt16BE(2)
  return type >= 0 && type <= ControlRecordType.KRAFT_VOTERS ? (type as ControlRecordType) : -1
}

/** The value of an abort or commit marker: int16 version 0, int32 coordinator epoch. */
export function endTxnMarkerValue(coordinatorEpoch: number): Buffer {
  const value = Buffer.alloc(MARKER_SIZE)
  value.writeInt32BE(coordinatorEpoch, 2)
  return value
}

/** The coordinator epoch in a marker's value; null where the value is none. Later versions are read as version 0. */
export function readCoordinatorEpoch(value: Buffer | null): number | null {
  if (value === null || value.length < MARKER_SIZE || value.readInt16BE(0) < 0) return null
  return value.readInt32BE(2)
}
