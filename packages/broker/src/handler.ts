/**
 * What an API needs to be served: one entry in the dispatch table, made by `handler(...)` in a file of its own under
 * `handlers/`, named by the API's number and name. Adding one: write the file, add it to `handlers/index.ts`, and say
 * "served" in the table of docs/design.md.
 */
import type { Clock } from '@ottla/base'
import type { RequestFrame } from '@ottla/net'
import type { ApiVersionsResponseApiVersion, MessageType } from '@ottla/protocol'
import type { Broker } from './broker.ts'

/** Which listeners offer the API. */
export type ListenerKind = 'broker' | 'controller'

/** What the principal must be allowed to do; the resource's name comes from the request. */
export interface Need {
  readonly operation:
    | 'READ'
    | 'WRITE'
    | 'CREATE'
    | 'DELETE'
    | 'ALTER'
    | 'DESCRIBE'
    | 'CLUSTER_ACTION'
    | 'DESCRIBE_CONFIGS'
    | 'ALTER_CONFIGS'
    | 'IDEMPOTENT_WRITE'
  readonly resource: 'TOPIC' | 'GROUP' | 'CLUSTER' | 'TRANSACTIONAL_ID'
}

/** What is known of a connection. One object for its whole life. */
export interface ConnectionContext {
  readonly listenerName: string
  readonly listenerKind: ListenerKind
  /** `User:ANONYMOUS` where nobody authenticated. */
  readonly principal: string
  /** Address of the client, without port. */
  readonly clientHost: string
  /** Address by which the client came in: what Metadata answers where nothing is advertised. */
  readonly localHost: string
  readonly localPort: number
  clientSoftwareName: string
  clientSoftwareVersion: string
  /** The client has been announced: once for each connection. */
  announced: boolean
  /** What to do when the connection goes while a request waits: set by whoever parks it. */
  onClosed: (() => void) | null
}

/** One request as its handler sees it. */
export interface Call {
  readonly broker: Broker
  readonly clock: Clock
  readonly connection: ConnectionContext
  /** What this listener serves, as ApiVersions lists it. */
  readonly apis: readonly ApiVersionsResponseApiVersion[]
  readonly apiVersion: number
  /** Empty where the client gave none. */
  readonly clientId: string
  /** The frame behind the request: its memory, and leave for the next request (Produce). */
  readonly frame: RequestFrame<ConnectionContext>
  /** Runs once the answer is with the kernel, or the connection is gone: gives back what the answer points into. */
  onSent(release: () => void): void
  /** Closes the connection instead of answering: the only signal that a producer with acks=0 gets. */
  refuse(detail: string): void
}

/** An answer, or null for none (acks=0). */
export type Answered<S> = S | null | Promise<S | null>

export interface Handler<Q, S> {
  readonly request: MessageType<Q>
  readonly response: MessageType<S>
  readonly listeners: readonly ListenerKind[]
  readonly needs: readonly Need[]
  /** Counts against the request quota, and may be told to wait. */
  readonly throttled: boolean
  /**
   * What the request asks about, by name, where each name may have a large answer. No client of Kafka names the same twice; a
   * request that does it again and again, to be answered gigabytes, ends its connection.
   */
  readonly asked?: (request: Q) => readonly string[]
  handle(request: Q, call: Call): Answered<S>
}

/** A handler of which only the API is known. */
export type AnyHandler = Handler<never, object>

/** Checks the types of an entry; every handler file ends in one call of it. */
export function handler<Q, S extends object>(entry: Handler<Q, S>): AnyHandler {
  return entry as unknown as AnyHandler
}
