/**
 * The HTTP port: `/metrics` for Prometheus, `/healthz` (the process lives), `/readyz` (it serves clients). GET and HEAD
 * only, no bodies, small limits: nothing here takes input.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type Address, type MetricRegistry, NetworkError } from '@ottla/base'
import { PROMETHEUS_CONTENT_TYPE, prometheusText } from './prometheus.ts'

const MAX_HEADER_BYTES = 16 * 1024
const REQUEST_TIMEOUT_MS = 10_000
const MAX_CONNECTIONS = 100

export interface HttpOptions {
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  readonly metrics: MetricRegistry
  /** null when ready, else what is missing. */
  readonly notReady: () => string | null
}

export interface HttpServer {
  readonly address: Address
  close(): Promise<void>
}

export async function startHttp(options: HttpOptions): Promise<HttpServer> {
  const server = createServer(
    { maxHeaderSize: MAX_HEADER_BYTES, requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: REQUEST_TIMEOUT_MS },
    (request, response) => answer(options, request, response),
  )
  server.maxConnections = MAX_CONNECTIONS
  await listen(server, options)
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : options.port
  return {
    address: { host: options.host, port },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function listen(server: Server, { host, port }: HttpOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new NetworkError(`cannot listen on ${host}:${port}`, error.code ?? 'UNKNOWN', error))
    })
    server.listen(port, host, () => resolve())
  })
}

function answer(options: HttpOptions, request: IncomingMessage, response: ServerResponse): void {
  const path = (request.url ?? '/').split('?')[0]
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    send(response, request, 405, 'text/plain', 'only GET and HEAD\n')
  } else if (path === '/metrics') {
    send(response, request, 200, PROMETHEUS_CONTENT_TYPE, prometheusText(options.metrics))
  } else if (path === '/healthz') {
    send(response, request, 200, 'text/plain', 'ok\n')
  } else if (path === '/readyz') {
    const missing = options.notReady()
    send(response, request, missing === null ? 200 : 503, 'text/plain', `${missing ?? 'ready'}\n`)
  } else {
    send(response, request, 404, 'text/plain', 'here are /metrics, /healthz and /readyz\n')
  }
}

function send(response: ServerResponse, request: IncomingMessage, status: number, type: string, body: string): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}
