/**
 * Why an operation has no reply. `errorCode` is the protocol's. An operation may throw one itself to be refused; what
 * else it throws is a bug of ours, which costs this one request (`UNKNOWN_SERVER_ERROR`) and is logged.
 */
export class OperationError extends Error {
  override name = 'OperationError'
  readonly errorCode: number
  constructor(errorCode: number, message: string, options?: ErrorOptions) {
    super(message, options)
    this.errorCode = errorCode
  }
}

/** The protocol's code for what nobody foresaw. This package lies below the table of errors. */
export const UNKNOWN_SERVER_ERROR = -1
