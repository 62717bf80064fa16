// Made by tools/gen.ts from the tables: change those, not this.

import type { MessageType } from '../message-type.ts'
import { type TransactionLogKey, TransactionLogKeyType, type TransactionLogValue, TransactionLogValueType } from './records/transaction/00-transaction-log.ts'

/** One of the records: what it says of a key. A null value deletes; `version` is that of the value. */
export type TransactionRecord =
  | { readonly type: 'TransactionLog'; readonly key: TransactionLogKey; readonly version: number; readonly value: TransactionLogValue | null }

export type TransactionRecordName = TransactionRecord['type']

export const transactionRecordTypes: {
  readonly [N in TransactionRecordName]: {
    readonly id: number
    readonly key: MessageType<Extract<TransactionRecord, { type: N }>['key']>
    readonly value: MessageType<NonNullable<Extract<TransactionRecord, { type: N }>['value']>>
  }
} = {
  TransactionLog: { id: 0, key: TransactionLogKeyType, value: TransactionLogValueType },
}

/** Names by record key. */
export const transactionRecordTypesById: ReadonlyMap<number, TransactionRecordName> = new Map<number, TransactionRecordName>([
  [0, 'TransactionLog'],
])
