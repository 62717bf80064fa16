import { ErrorCode } from '@ottla/protocol'

/**
 * What a client of the coordinator is told when the log did not take or keep the records. Clients know no partitions
 * behind a coordinator: they can wait, look for another one, or give up.
 */
export function coordinatorError(appendError: number): number {
  switch (appendError) {
    case ErrorCode.UNKNOWN_TOPIC_OR_PARTITION:
    case ErrorCode.NOT_ENOUGH_REPLICAS:
    case ErrorCode.NOT_ENOUGH_REPLICAS_AFTER_APPEND:
    case ErrorCode.REQUEST_TIMED_OUT:
      return ErrorCode.COORDINATOR_NOT_AVAILABLE
    case ErrorCode.NOT_LEADER_OR_FOLLOWER:
    case ErrorCode.KAFKA_STORAGE_ERROR:
      return ErrorCode.NOT_COORDINATOR
    case ErrorCode.MESSAGE_TOO_LARGE:
    case ErrorCode.RECORD_LIST_TOO_LARGE:
    case ErrorCode.INVALID_FETCH_SIZE:
      return ErrorCode.UNKNOWN_SERVER_ERROR
    default:
      return appendError
  }
}

/** OffsetFetch only reads: consumers before 3.9 do not expect COORDINATOR_NOT_AVAILABLE and would not look again. */
export function coordinatorFetchError(appendError: number): number {
  const error = coordinatorError(appendError)
  return error === ErrorCode.COORDINATOR_NOT_AVAILABLE ? ErrorCode.NOT_COORDINATOR : error
}
