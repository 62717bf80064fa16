/** Every bound of a connection, by name. A listener takes these and replaces what its configuration sets. */
export interface ConnectionLimits {
  /** `socket.request.max.bytes`: the largest frame of any request. */
  readonly maxRequestBytes: number
  /** `connections.max.idle.ms`: nothing received, nothing to answer, nothing to send. */
  readonly idleMs: number
  /** From the first byte of a frame to its last. Kafka has no such limit and holds a half-sent frame for 10 minutes. */
  readonly frameMs: number
  /** From the connection to the first byte of its first request. */
  readonly firstRequestMs: number
  /** Nothing of an answer could be sent for so long, because the other side does not read. */
  readonly drainMs: number
  /** Requests that may be under way at once; more than one only where each allows the next (Produce). */
  readonly maxPipelinedRequests: number
  /** Bytes of their frames. */
  readonly maxPipelinedBytes: number
  /**
   * `queued.max.request.bytes`: while all frames of the process together hold more, only those that have begun are
   * read on. Kafka's own default is no limit.
   */
  readonly maxFrameBytesTotal: number
  /** No further request is handled while more than this waits to be sent. */
  readonly maxQueuedResponseBytes: number
}

export const DEFAULT_CONNECTION_LIMITS: ConnectionLimits = {
  maxRequestBytes: 104_857_600,
  idleMs: 600_000,
  frameMs: 30_000,
  firstRequestMs: 10_000,
  drainMs: 60_000,
  maxPipelinedRequests: 64,
  maxPipelinedBytes: 8 * 1024 * 1024,
  maxFrameBytesTotal: 256 * 1024 * 1024,
  maxQueuedResponseBytes: 1024 * 1024,
}

/** The largest frame of a request that carries no records. */
export const MAX_SMALL_REQUEST_BYTES: number = 1024 * 1024

/** The largest frame before a connection has shown who it is. */
export const MAX_UNAUTHENTICATED_REQUEST_BYTES: number = 64 * 1024
