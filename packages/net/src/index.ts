export { BufferPool, FrameBuffer } from './buffer-pool.ts'
export { FrameReader, type FrameSink, ReadBuffer } from './frame-reader.ts'
export {
  type ConnectionLimits,
  DEFAULT_CONNECTION_LIMITS,
  MAX_SMALL_REQUEST_BYTES,
  MAX_UNAUTHENTICATED_REQUEST_BYTES,
} from './limits.ts'
export { PeerConnection, type PeerConnectionOptions } from './peer-connection.ts'
export { type Answer, RequestFrame } from './request-frame.ts'
export {
  type CloseReason,
  type ConnectionHandler,
  type ConnectionHost,
  type RequestPolicy,
  ServerConnection,
} from './server-connection.ts'
export { ServerListener, type ServerListenerOptions } from './server-listener.ts'
