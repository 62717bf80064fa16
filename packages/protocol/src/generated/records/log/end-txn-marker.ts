// Made by tools/gen.ts from tables/records/log/end-txn-marker.txt: change that, not this.

import type { Reader } from '../../../bytes/reader.ts'
import type { Writer } from '../../../bytes/writer.ts'
import type { MessageType } from '../../../message-type.ts'

export interface EndTxnMarker {
  coordinatorEpoch: number
}

export function createEndTxnMarker(init?: Partial<EndTxnMarker>): EndTxnMarker {
  const message: EndTxnMarker = {
    coordinatorEpoch: 0,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readEndTxnMarker(reader: Reader, _version: number): EndTxnMarker {
  return {
    coordinatorEpoch: reader.int32(),
  }
}

function writeEndTxnMarker(writer: Writer, message: EndTxnMarker, _version: number): void {
  writer.int32(message.coordinatorEpoch)
}

export const EndTxnMarkerType: MessageType<EndTxnMarker> = {
  name: 'EndTxnMarker',
  kind: 'data',
  key: -1,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: Number.POSITIVE_INFINITY,
  latestUnstable: false,
  create: createEndTxnMarker,
  read: readEndTxnMarker,
  write: writeEndTxnMarker,
}
