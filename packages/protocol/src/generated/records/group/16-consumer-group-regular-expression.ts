// Made by tools/gen.ts from tables/records/group/16-consumer-group-regular-expression.txt: change that, not this.

import { readCompactStringArray, writeCompactStringArray } from '../../../bytes/arrays.ts'
import type { Reader } from '../../../bytes/reader.ts'
import type { UnknownTag } from '../../../bytes/unknown-tags.ts'
import type { Writer } from '../../../bytes/writer.ts'
import { type MessageType, readUnknownTags, writeUnknownTags } from '../../../message-type.ts'

export interface ConsumerGroupRegularExpressionKey {
  groupId: string
  regularExpression: string
}

export function createConsumerGroupRegularExpressionKey(init?: Partial<ConsumerGroupRegularExpressionKey>): ConsumerGroupRegularExpressionKey {
  const message: ConsumerGroupRegularExpressionKey = {
    groupId: '',
    regularExpression: '',
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readConsumerGroupRegularExpressionKey(reader: Reader, _version: number): ConsumerGroupRegularExpressionKey {
  return {
    groupId: reader.string(),
    regularExpression: reader.string(),
  }
}

function writeConsumerGroupRegularExpressionKey(writer: Writer, message: ConsumerGroupRegularExpressionKey, _version: number): void {
  writer.string(message.groupId)
  writer.string(message.regularExpression)
}

export const ConsumerGroupRegularExpressionKeyType: MessageType<ConsumerGroupRegularExpressionKey> = {
  name: 'ConsumerGroupRegularExpressionKey',
  kind: 'key',
  key: 16,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: Number.POSITIVE_INFINITY,
  latestUnstable: false,
  create: createConsumerGroupRegularExpressionKey,
  read: readConsumerGroupRegularExpressionKey,
  write: writeConsumerGroupRegularExpressionKey,
}

export interface ConsumerGroupRegularExpressionValue {
  topics: string[]
  version: number
  timestamp: number
  unknownTags: UnknownTag[] | null
}

export function createConsumerGroupRegularExpressionValue(init?: Partial<ConsumerGroupRegularExpressionValue>): ConsumerGroupRegularExpressionValue {
  const message: ConsumerGroupRegularExpressionValue = {
    topics: [],
    version: 0,
    timestamp: 0,
    unknownTags: null,
  }
  return init === undefined ? message : Object.assign(message, init)
}

function readConsumerGroupRegularExpressionValue(reader: Reader, _version: number): ConsumerGroupRegularExpressionValue {
  return {
    topics: readCompactStringArray(reader, reader.compactCount(1, 8)),
    version: reader.int64(),
    timestamp: reader.int64(),
    unknownTags: readUnknownTags(reader),
  }
}

function writeConsumerGroupRegularExpressionValue(writer: Writer, message: ConsumerGroupRegularExpressionValue, _version: number): void {
  writer.compactCount(message.topics.length)
  writeCompactStringArray(writer, message.topics)
  writer.int64(message.version)
  writer.int64(message.timestamp)
  writeUnknownTags(writer, message.unknownTags)
}

export const ConsumerGroupRegularExpressionValueType: MessageType<ConsumerGroupRegularExpressionValue> = {
  name: 'ConsumerGroupRegularExpressionValue',
  kind: 'value',
  key: 16,
  minVersion: 0,
  maxVersion: 0,
  flexibleSince: 0,
  latestUnstable: false,
  create: createConsumerGroupRegularExpressionValue,
  read: readConsumerGroupRegularExpressionValue,
  write: writeConsumerGroupRegularExpressionValue,
}
