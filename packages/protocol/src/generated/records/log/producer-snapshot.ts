// Made by tools/gen.ts from tables/records/log/producer-snapshot.txt: change that, not this.

import { sized } from '../../../bytes/arrays.ts'
import type { Reader } from '../../../bytes/reader.ts'
import type { Writer } from '../../../bytes/writer.ts'
import type { MessageType } from '../../../message-type.ts'

export interface ProducerSnapshot {
  crc: number
  producerEntries: ProducerSnapshotProducerEntry[]
}

export function createProducerSnapshot(init?: Partial<ProducerSnapshot>): ProducerSnapshot {
  const message: ProducerSnapshot = {
    crc: 0,
    producerEntries: [],
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readProducerSnapshot(reader: Reader, version: number): ProducerSnapshot {
  return {
    crc: reader.uint32(),
    producerEntries: readProducerSnapshotProducerEntryArray(reader, reader.count(46, 352), version),
  }
}

function writeProducerSnapshot(writer: Writer, message: ProducerSnapshot, version: number): void {
  writer.uint32(message.crc)
  writer.count(message.producerEntries.length)
  for (const element of message.producerEntries) writeProducerSnapshotProducerEntry(writer, element, version)
}

export interface ProducerSnapshotProducerEntry {
  producerId: number
  epoch: number
  lastSequence: number
  lastOffset: number
  offsetDelta: number
  timestamp: number
  coordinatorEpoch: number
  currentTxnFirstOffset: number
}

export function createProducerSnapshotProducerEntry(init?: Partial<ProducerSnapshotProducerEntry>): ProducerSnapshotProducerEntry {
  const message: ProducerSnapshotProducerEntry = {
    producerId: 0,
    epoch: 0,
    lastSequence: 0,
    lastOffset: 0,
    offsetDelta: 0,
    timestamp: 0,
    coordinatorEpoch: 0,
    currentTxnFirstOffset: 0,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readProducerSnapshotProducerEntry(reader: Reader, _version: number): ProducerSnapshotProducerEntry {
  return {
    producerId: reader.int64(),
    epoch: reader.int16(),
    lastSequence: reader.int32(),
    lastOffset: reader.int64(),
    offsetDelta: reader.int32(),
    timestamp: reader.int64(),
    coordinatorEpoch: reader.int32(),
    currentTxnFirstOffset: reader.int64(),
  }
}

function readProducerSnapshotProducerEntryArray(reader: Reader, count: number, version: number): ProducerSnapshotProducerEntry[] {
  const array = sized<ProducerSnapshotProducerEntry>(count)
  for (let i = 0; i < count; i++) array[i] = readProducerSnapshotProducerEntry(reader, version)
  return array
}

function writeProducerSnapshotProducerEntry(writer: Writer, message: ProducerSnapshotProducerEntry, _version: number): void {
  writer.int64(message.producerId)
  writer.int16(message.epoch)
  writer.int32(message.lastSequence)
  writer.int64(message.lastOffset)
  writer.int32(message.offsetDelta)
  writer.int64(message.timestamp)
  writer.int32(message.coordinatorEpoch)
  writer.int64(message.currentTxnFirstOffset)
}

export const ProducerSnapshotType: MessageType<ProducerSnapshot> = {
  name: 'ProducerSnapshot',
  kind: 'data',
  key: -1,
  minVersion: 1,
  maxVersion: 1,
  flexibleSince: Number.POSITIVE_INFINITY,
  latestUnstable: false,
  create: createProducerSnapshot,
  read: readProducerSnapshot,
  write: writeProducerSnapshot,
}
