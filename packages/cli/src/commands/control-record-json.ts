/** Control records in Kafka's JSON form, for the debug commands. */

import {
  ControlRecordType,
  interpret,
  type JsonObject,
  messageSchema,
  ProtocolError,
  readControlRecordType,
  readCoordinatorEpoch,
} from '@ottla/protocol'

export interface ControlRecordForm {
  /** As Kafka's enum is called; UNKNOWN for types that come later. */
  readonly type: string
  readonly typeId: number
  /** Null where the value is not what its type says. */
  readonly json: JsonObject | null
}

/** Messages in the values of control records; abort and commit have their own form. */
const MESSAGES: ReadonlyMap<number, string> = new Map([
  [ControlRecordType.LEADER_CHANGE, 'LeaderChangeMessage'],
  [ControlRecordType.SNAPSHOT_HEADER, 'SnapshotHeaderRecord'],
  [ControlRecordType.SNAPSHOT_FOOTER, 'SnapshotFooterRecord'],
  [ControlRecordType.KRAFT_VERSION, 'KRaftVersionRecord'],
  [ControlRecordType.KRAFT_VOTERS, 'VotersRecord'],
])
const NAMES: ReadonlyMap<number, string> = new Map(Object.entries(ControlRecordType).map(([name, id]) => [id, name]))

/** Null where the key is none of a control record. */
export function controlRecordForm(key: Buffer | null, value: Buffer | null): ControlRecordForm | null {
  const known = readControlRecordType(key)
  if (known === null || key === null) return null
  const typeId = key.readInt16BE(2)
  return { type: NAMES.get(typeId) ?? 'UNKNOWN', typeId, json: controlValueJson(typeId, value) }
}

function controlValueJson(typeId: number, value: Buffer | null): JsonObject | null {
  if (typeId === ControlRecordType.ABORT || typeId === ControlRecordType.COMMIT) {
    const epoch = readCoordinatorEpoch(value)
    return epoch === null ? null : new Map([['coordinatorEpoch', BigInt(epoch)]])
  }
  const name = MESSAGES.get(typeId)
  const schema = name === undefined ? null : messageSchema(name)
  if (schema === null || value === null || value.length < 2) return null
  try {
    // Every one of these messages begins with its version.
    return interpret(schema, value, value.readInt16BE(0)).json
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error
    return null
  }
}
