// Made by tools/gen.ts from tables/records/log/aborted-txn.txt: change that, not this.

import type { Reader } from '../../../bytes/reader.ts'
import type { Writer } from '../../../bytes/writer.ts'
import type { MessageType } from '../../../message-type.ts'

export interface AbortedTxn {
  producerId: number
  firstOffset: number
  lastOffset: number
  lastStableOffset: number
}

export function createAbortedTxn(init?: Partial<AbortedTxn>): AbortedTxn {
  const message: AbortedTxn = {
    producerId: 0,
    firstOffset: 0,
    lastOffset: 0,
    lastStableOffset: 0,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readAbortedTxn(reader: Reader, _version: number): AbortedTxn {
  return {
    producerId: reader.int64(),
    firstOffset: reader.int64(),
    lastOffset: reader.int64(),
    lastStableOffset: reader.int64(),
  }
}

function writeAbortedTxn(writer: Writer, message: AbortedTxn, _version: number): void {
  writer.int64(message.producerId)
  writer.int64(message.firstOffset)
  writer.int64(message.lastOffset)
  writer.int64(message.lastStableOffset)
}

export const AbortedTxnType: MessageType<AbortedTxn> = {
  name: 'AbortedTxn',
  kind: 'data',
  key: -1,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: Number.POSITIVE_INFINITY,
  latestUnstable: false,
  create: createAbortedTxn,
  read: readAbortedTxn,
  write: writeAbortedTxn,
}
