export { type ApiInfo, type VersionRange } from './api-info.ts'
export { ProtocolError } from './bytes/protocol-error.ts'
export { EMPTY_BYTES, Reader } from './bytes/reader.ts'
export type { UnknownTag } from './bytes/unknown-tags.ts'
export { type BytesLike, inOnePiece, lengthOf, Writer } from './bytes/writer.ts'
export * from './compression/index.ts'
export { type ErrorInfo, errorInfo } from './errors.ts'
export {
  defaultLevelsOf,
  type FeatureLevel,
  METADATA_VERSION_FEATURE,
  type MetadataVersion,
  metadataVersionNamed,
  metadataVersionOf,
  type SupportedFeature,
} from './features.ts'
export {
  decodeMetadataRecord,
  decodeRemoteLogRecord,
  encodeMetadataRecord,
  encodeRemoteLogRecord,
  metadataRecord,
  remoteLogRecord,
} from './framed-records.ts'
export * from './generated/index.ts'
export * from './headers.ts'
export * from './interpreter/index.ts'
export * from './keyed-records.ts'
export {
  type AnyMessageType,
  checkVersion,
  decodeMessage,
  encodeMessage,
  isVersionOf,
  type MessageType,
} from './message-type.ts'
export * from './records/index.ts'
export { apiInfo, messageTypeByName } from './registry.ts'
