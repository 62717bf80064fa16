/** The error codes of responses, with what a client does about each. */

import { errorInfos } from './generated/errors.ts'

export { ErrorCode } from './generated/errors.ts'

export interface ErrorInfo {
  readonly code: number
  /** Kafka's name, for example `UNKNOWN_TOPIC_OR_PARTITION`. */
  readonly name: string
  /** Whether the same request may succeed later. */
  readonly retriable: boolean
  /** Whether the client fetches metadata or its coordinator anew before it retries. */
  readonly refresh: 'none' | 'metadata' | 'refresh'
  /** Simple name of the exception that Kafka's clients make of it; `-` for none. */
  readonly exception: string
  readonly text: string
}

const unknownError: ErrorInfo = errorInfos.get(-1)!

/** What is known of a code; of one that no table lists, what is known of UNKNOWN_SERVER_ERROR. */
export function errorInfo(code: number): ErrorInfo {
  return errorInfos.get(code) ?? unknownError
}
