// Made by tools/gen.ts from tables/records/client/consumer-protocol-assignment.txt: change that, not this.

import { readInt32Array, sized, writeInt32Array } from '../../../bytes/arrays.ts'
import type { Reader } from '../../../bytes/reader.ts'
import type { Writer } from '../../../bytes/writer.ts'
import type { MessageType } from '../../../message-type.ts'

export interface ConsumerProtocolAssignment {
  assignedPartitions: ConsumerProtocolAssignmentTopicPartition[]
  userData: Buffer | null
}

export function createConsumerProtocolAssignment(init?: Partial<ConsumerProtocolAssignment>): ConsumerProtocolAssignment {
  const message: ConsumerProtocolAssignment = {
    assignedPartitions: [],
    userData: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readConsumerProtocolAssignment(reader: Reader, version: number): ConsumerProtocolAssignment {
  return {
    assignedPartitions: readConsumerProtocolAssignmentTopicPartitionArray(reader, reader.count(6, 96), version),
    userData: reader.nullableBytes(),
  }
}

function writeConsumerProtocolAssignment(writer: Writer, message: ConsumerProtocolAssignment, version: number): void {
  writer.count(message.assignedPartitions.length)
  for (const element of message.assignedPartitions) writeConsumerProtocolAssignmentTopicPartition(writer, element, version)
  writer.nullableBytes(message.userData)
}

export interface ConsumerProtocolAssignmentTopicPartition {
  topic: string
  partitions: number[]
}

export function createConsumerProtocolAssignmentTopicPartition(init?: Partial<ConsumerProtocolAssignmentTopicPartition>): ConsumerProtocolAssignmentTopicPartition {
  const message: ConsumerProtocolAssignmentTopicPartition = {
    topic: '',
    partitions: [],
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readConsumerProtocolAssignmentTopicPartition(reader: Reader, _version: number): ConsumerProtocolAssignmentTopicPartition {
  return {
    topic: reader.string(),
    partitions: readInt32Array(reader, reader.count(4, 8)),
  }
}

function readConsumerProtocolAssignmentTopicPartitionArray(reader: Reader, count: number, version: number): ConsumerProtocolAssignmentTopicPartition[] {
  const array = sized<ConsumerProtocolAssignmentTopicPartition>(count)
  for (let i = 0; i < count; i++) array[i] = readConsumerProtocolAssignmentTopicPartition(reader, version)
  return array
}

function writeConsumerProtocolAssignmentTopicPartition(writer: Writer, message: ConsumerProtocolAssignmentTopicPartition, _version: number): void {
  writer.string(message.topic)
  writer.count(message.partitions.length)
  writeInt32Array(writer, message.partitions)
}

export const ConsumerProtocolAssignmentType: MessageType<ConsumerProtocolAssignment> = {
  name: 'ConsumerProtocolAssignment',
  kind: 'data',
  key: -1,
  minVersion: 0,
  maxVersion: 3,
  flexibleSince: Number.POSITIVE_INFINITY,
  latestUnstable: false,
  create: createConsumerProtocolAssignment,
  read: readConsumerProtocolAssignment,
  write: writeConsumerProtocolAssignment,
}
