/**
 * What a Produce is refused for before its partition is asked. Kafka looks at the first batch of every partition before it does
 * anything, and what it cannot read there fails the request for all partitions; after that each partition answers for itself.
 */
import {
  batchCodec,
  batchLength,
  batchMagic,
  CORRUPT_BATCH,
  CompressionCodec,
  ErrorCode,
  isTransactional,
  LOG_OVERHEAD,
  NO_BATCH,
  nextBatch,
  type ProduceRequest,
} from '@ottla/protocol'

/** First version whose clients can decompress zstd (KIP-110). */
const ZSTD = 7
/** First version whose producers need not add partitions to their transactions (KIP-890). */
const IMPLICIT_TRANSACTIONS = 12
/** The smallest message that any version of the format had, without offset and length. */
const MIN_MESSAGE_BYTES = 14
/** Offset, length, and the four bytes of epoch or checksum before the magic. */
const MIN_HEADER_BYTES = 16
const MAX_INT32 = 0x7fffffff

export interface ProduceProblem {
  readonly errorCode: number
  readonly errorMessage: string | null
}

/** Why no partition of the request is served; null if they are looked at one by one. */
export function requestProblem(request: ProduceRequest, apiVersion: number): ProduceProblem | null {
  const all = request.topicData.flatMap(({ partitionData }) => partitionData.flatMap(({ records }) => records ?? []))
  for (const records of all) {
    const size = nextBatch(records, 0)
    if (size === CORRUPT_BATCH) return { errorCode: ErrorCode.CORRUPT_MESSAGE, errorMessage: damage(records) }
    if (overflows(records, size)) return { errorCode: ErrorCode.UNKNOWN_SERVER_ERROR, errorMessage: null }
    if (size <= 0 || batchMagic(records, 0) !== 2 || !isTransactional(records, 0)) continue
    // The first transactional batch ends the search; without ACLs every transactional id may be used.
    if (request.transactionalId !== null) break
    return { errorCode: ErrorCode.TRANSACTIONAL_ID_AUTHORIZATION_FAILED, errorMessage: null }
  }
  if (apiVersion >= ZSTD) return null
  // Only these versions read the codec so early, and a codec that nobody knows is no error that Kafka foresees there.
  const unknown = all.some((records) => isReadable(records) && batchCodec(records, 0) > CompressionCodec.ZSTD)
  return unknown ? { errorCode: ErrorCode.UNKNOWN_SERVER_ERROR, errorMessage: null } : null
}

/** Exactly one batch of magic 2, and no zstd for clients that cannot know it. */
export function recordsError(records: Buffer, apiVersion: number): number {
  const size = nextBatch(records, 0)
  if (size === CORRUPT_BATCH) return ErrorCode.CORRUPT_MESSAGE
  if (size <= 0 || batchMagic(records, 0) !== 2) return ErrorCode.INVALID_RECORD
  if (apiVersion < ZSTD && batchCodec(records, 0) === CompressionCodec.ZSTD) {
    return ErrorCode.UNSUPPORTED_COMPRESSION_TYPE
  }
  const second = nextBatch(records, size)
  if (second === CORRUPT_BATCH) return ErrorCode.CORRUPT_MESSAGE
  return second > 0 ? ErrorCode.INVALID_RECORD : ErrorCode.NONE
}

/** Transactions are not served yet: no partition is ever part of one. `records` has passed `recordsError`. */
export function transactionError(records: Buffer, apiVersion: number): number {
  if (!isTransactional(records, 0)) return ErrorCode.NONE
  return apiVersion >= IMPLICIT_TRANSACTIONS ? ErrorCode.TRANSACTION_ABORTABLE : ErrorCode.INVALID_TXN_STATE
}

function isReadable(records: Buffer): boolean {
  return nextBatch(records, 0) > 0 && batchMagic(records, 0) === 2
}

/** A length to which offset and length field can no longer be added in 32 bits, which Kafka does not foresee. */
function overflows(records: Buffer, size: number): boolean {
  return size === NO_BATCH && records.length > MIN_HEADER_BYTES && batchLength(records, 0) > MAX_INT32 - LOG_OVERHEAD
}

function damage(records: Buffer): string {
  const length = batchLength(records, 0)
  return length < MIN_MESSAGE_BYTES
    ? `Record size ${length} is less than the minimum record overhead (${MIN_MESSAGE_BYTES})`
    : `Invalid magic found in record: ${batchMagic(records, 0)}`
}
