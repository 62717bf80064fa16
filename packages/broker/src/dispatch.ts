/**
 * From a frame to a handler and back. The only catch of the broker stands here: what a handler did not foresee is
 * logged and counted as UNKNOWN_SERVER_ERROR, and closes the connection, for nobody knows what an answer would claim.
 */
import type { Histogram, Logger, Meter, Metrics } from '@ottla/base'
import {
  type ConnectionHandler,
  MAX_SMALL_REQUEST_BYTES,
  type RequestFrame,
  type RequestPolicy,
  type ServerConnection,
} from '@ottla/net'
import {
  ApiKey,
  type ApiVersionsResponseApiVersion,
  apiInfo,
  ProtocolError,
  Reader,
  readRequestHeader,
  Writer,
  writeResponseFrame,
} from '@ottla/protocol'
import type { Broker } from './broker.ts'
import type { AnyHandler, Call, ConnectionContext, ListenerKind } from './handler.ts'
import { offeredApis, unsupportedApiVersions } from './handlers/018-api-versions.ts'

export interface DispatcherOptions {
  readonly broker: Broker
  readonly listenerKind: ListenerKind
  readonly handlers: ReadonlyMap<number, AnyHandler>
  readonly logger: Logger
  readonly metrics: Metrics
  /** `socket.request.max.bytes`, for requests that carry records. */
  readonly maxRequestBytes: number
}

interface Row {
  readonly handler: AnyHandler
  readonly min: number
  readonly max: number
  readonly policy: RequestPolicy
  readonly name: string
  readonly requests: Meter[]
  readonly errors: Meter
  readonly totalTimeMs: Histogram
}

type Frame = RequestFrame<ConnectionContext>
type Connection = ServerConnection<ConnectionContext>

export class Dispatcher implements ConnectionHandler<ConnectionContext> {
  readonly #options: DispatcherOptions
  readonly #rows = new Map<number, Row>()
  readonly #apis: readonly ApiVersionsResponseApiVersion[]

  constructor(options: DispatcherOptions) {
    this.#options = options
    this.#apis = offeredApis(options.handlers, options.listenerKind)
    for (const [key, entry] of options.handlers) {
      if (entry.listeners.includes(options.listenerKind)) this.#rows.set(key, this.#row(key, entry))
    }
  }

  open(connection: Connection): ConnectionContext {
    const { local, remote } = connection.transport
    return {
      listenerName: connection.listenerName,
      listenerKind: this.#options.listenerKind,
      principal: 'User:ANONYMOUS',
      clientHost: remote.host,
      localHost: local.host,
      localPort: local.port,
      clientSoftwareName: 'unknown',
      clientSoftwareVersion: 'unknown',
      announced: false,
      onClosed: null,
    }
  }

  policy(apiKey: number, apiVersion: number): RequestPolicy | null {
    const row = this.#rows.get(apiKey)
    if (row === undefined) return null
    // ApiVersions of any version is answered: that is how a client learns which ones there are.
    const served = (apiVersion >= row.min && apiVersion <= row.max) || apiKey === ApiKey.ApiVersions
    return served ? row.policy : null
  }

  handle(frame: Frame, connection: Connection): void {
    const row = this.#rows.get(frame.apiKey)!
    row.requests[Math.max(0, Math.min(frame.apiVersion, row.max))]!.mark(1)
    let request: never
    let clientId: string
    try {
      const reader = new Reader(frame.bytes)
      clientId = readRequestHeader(reader).clientId ?? ''
      // Only ApiVersions comes here in a version that is not served; its body is then none that can be read.
      if (frame.apiVersion < row.min || frame.apiVersion > row.max) {
        this.#answer(row, frame, 0, unsupportedApiVersions(this.#apis), [])
        return
      }
      request = row.handler.request.read(reader, frame.apiVersion)
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error
      this.#close(frame, connection, 'protocol', `${row.name} v${frame.apiVersion}: ${error.message}`)
      return
    }
    this.#announce(connection, clientId, frame.apiKey)
    const asked = row.handler.asked?.(request)
    if (asked !== undefined && asked.length - new Set(asked).size > MAX_REPEATS) {
      this.#close(frame, connection, 'refused', `${row.name}: the same is asked more than ${MAX_REPEATS} times`)
      return
    }
    this.#run(row, request, clientId, frame, connection)
  }

  closed(connection: Connection): void {
    connection.context.onClosed?.()
  }

  #run(row: Row, request: never, clientId: string, frame: Frame, connection: Connection): void {
    const releases: (() => void)[] = []
    let refused = false
    const call: Call = {
      broker: this.#options.broker,
      clock: this.#options.broker.clock,
      connection: connection.context,
      apis: this.#apis,
      apiVersion: frame.apiVersion,
      clientId,
      frame,
      onSent: (release) => void releases.push(release),
      refuse: (detail) => {
        refused = true
        this.#close(frame, connection, 'refused', `${row.name}: ${detail}`)
      },
    }
    const finish = (response: object | null): void => {
      if (refused) return release(releases)
      this.#answer(row, frame, frame.apiVersion, response, releases)
    }
    try {
      const answered = row.handler.handle(request, call)
      if (!(answered instanceof Promise)) return finish(answered)
      answered.then(finish).catch((error: unknown) => this.#unexpected(row, frame, connection, error, releases))
    } catch (error) {
      this.#unexpected(row, frame, connection, error, releases)
    }
  }

  #answer(row: Row, frame: Frame, version: number, response: object | null, releases: (() => void)[]): void {
    row.totalTimeMs.record(this.#options.broker.clock.monotonic() - frame.receivedAt)
    const sent = releases.length === 0 ? undefined : () => release(releases)
    if (response === null) {
      frame.respond(null, sent)
      return
    }
    const writer = new Writer()
    writeResponseFrame(writer, row.handler.response, response, version, frame.correlationId)
    frame.respond(writer.chunks(), sent)
  }

  #close(frame: Frame, connection: Connection, kind: 'protocol' | 'refused', detail: string): void {
    connection.closeInOrder({ kind, detail })
    frame.respond(null)
  }

  #unexpected(row: Row, frame: Frame, connection: Connection, error: unknown, releases: (() => void)[]): void {
    row.errors.mark(1)
    this.#options.logger.log('error', 'a request failed in a way that nobody foresaw', {
      api: row.name,
      version: frame.apiVersion,
      client: connection.context.clientHost,
      error,
    })
    release(releases)
    connection.close({ kind: 'refused', detail: `${row.name} v${frame.apiVersion} failed; the log says why` })
    if (frame.answer === null) frame.respond(null)
  }

  /** The first request behind the negotiation tells who the client is. */
  #announce(connection: Connection, clientId: string, apiKey: number): void {
    const { context } = connection
    if (context.announced || apiKey === ApiKey.ApiVersions) return
    context.announced = true
    this.#options.broker.events.clientConnected?.({
      id: clientId,
      software: context.clientSoftwareName,
      version: context.clientSoftwareVersion,
      host: context.clientHost,
    })
  }

  #row(key: number, entry: AnyHandler): Row {
    const info = apiInfo(key)!
    const announced = (this.#options.listenerKind === 'broker' ? info.broker : info.controller)!
    const name = key === ApiKey.Fetch ? 'FetchConsumer' : info.name
    const carriesRecords = key === ApiKey.Produce
    const { metrics, maxRequestBytes } = this.#options
    const id = (metric: string, tags: Record<string, string> = {}) => ({
      group: 'kafka.network',
      type: 'RequestMetrics',
      name: metric,
      tags: { request: name, ...tags },
    })
    return {
      handler: entry,
      name,
      min: Math.max(announced.min, entry.request.minVersion),
      max: announced.max,
      policy: {
        maxBytes: carriesRecords ? maxRequestBytes : Math.min(maxRequestBytes, maxBytesOf(key)),
        pipelined: carriesRecords,
        borrow: carriesRecords || key === ApiKey.Fetch,
        trusted: true,
      },
      requests: Array.from({ length: announced.max + 1 }, (_, version) =>
        metrics.meter(id('RequestsPerSec', { version: String(version) })),
      ),
      errors: metrics.meter(id('ErrorsPerSec', { error: 'UNKNOWN_SERVER_ERROR' })),
      totalTimeMs: metrics.histogram(id('TotalTimeMs')),
    }
  }
}

/** Of what `asked` names. */
const MAX_REPEATS = 64
/** Assignments and subscriptions of large groups travel in these. */
const GROUP_REQUEST_BYTES = 16 * 1024 * 1024

function maxBytesOf(key: number): number {
  return key === ApiKey.JoinGroup || key === ApiKey.SyncGroup ? GROUP_REQUEST_BYTES : 4 * MAX_SMALL_REQUEST_BYTES
}

function release(releases: readonly (() => void)[]): void {
  for (const one of releases) one()
}
