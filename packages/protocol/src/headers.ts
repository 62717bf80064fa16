/** Headers of requests and responses, and whole frames with their length in front. */

import type { Reader } from './bytes/reader.ts'
import type { Writer } from './bytes/writer.ts'
import { ApiKey } from './generated/api-table.ts'
import { type RequestHeader, RequestHeaderType } from './generated/headers/request-header.ts'
import { type ResponseHeader, ResponseHeaderType } from './generated/headers/response-header.ts'
import { checkVersion, type MessageType } from './message-type.ts'
import { apiInfo } from './registry.ts'

/** 2 where the version of the API is flexible, else 1; also for keys and versions that nobody knows. */
export function requestHeaderVersion(apiKey: number, apiVersion: number): number {
  return isFlexibleVersion(apiKey, apiVersion) ? 2 : 1
}

/** 1 where the version of the API is flexible, else 0; always 0 for ApiVersions (KIP-511), which any client must read. */
export function responseHeaderVersion(apiKey: number, apiVersion: number): number {
  if (apiKey === ApiKey.ApiVersions) return 0
  return isFlexibleVersion(apiKey, apiVersion) ? 1 : 0
}

function isFlexibleVersion(apiKey: number, apiVersion: number): boolean {
  const info = apiInfo(apiKey)
  return info !== null && apiVersion >= info.flexibleSince
}

/** The first fields of any request, of whatever version: enough to find out how to read the rest. */
export interface RequestPrelude {
  readonly apiKey: number
  readonly apiVersion: number
  readonly correlationId: number
}

/** Does not move the reader. Throws ProtocolError on fewer than 8 bytes. */
export function peekRequest(reader: Reader): RequestPrelude {
  const start = reader.position
  const prelude = { apiKey: reader.int16(), apiVersion: reader.int16(), correlationId: reader.int32() }
  reader.position = start
  return prelude
}

/**
 * Reads the header in the form that its own key and version call for and leaves the reader at the body. A key or
 * version that we do not know is read in the old form, unless the version lies above the API's first flexible one.
 */
export function readRequestHeader(reader: Reader): RequestHeader {
  const { apiKey, apiVersion } = peekRequest(reader)
  return RequestHeaderType.read(reader, requestHeaderVersion(apiKey, apiVersion))
}

export function readResponseHeader(reader: Reader, apiKey: number, apiVersion: number): ResponseHeader {
  return ResponseHeaderType.read(reader, responseHeaderVersion(apiKey, apiVersion))
}

/** The header of a response without unknown tags. */
export function writeResponseHeader(writer: Writer, apiKey: number, apiVersion: number, correlationId: number): void {
  writer.int32(correlationId)
  if (responseHeaderVersion(apiKey, apiVersion) === 1) writer.uvarint(0)
}

/** The header of a request without unknown tags. */
export function writeRequestHeader(
  writer: Writer,
  apiKey: number,
  apiVersion: number,
  correlationId: number,
  clientId: string | null,
): void {
  writer.int16(apiKey)
  writer.int16(apiVersion)
  writer.int32(correlationId)
  writer.nullableString(clientId)
  if (requestHeaderVersion(apiKey, apiVersion) === 2) writer.uvarint(0)
}

/** Length, header and body. `type` is the request's; large payloads stay linked (`writer.chunks()`). */
export function writeRequestFrame<T>(
  writer: Writer,
  type: MessageType<T>,
  body: T,
  header: { readonly apiVersion: number; readonly correlationId: number; readonly clientId: string | null },
): void {
  checkVersion(type, header.apiVersion)
  writer.beginFrame()
  writeRequestHeader(writer, type.key, header.apiVersion, header.correlationId, header.clientId)
  type.write(writer, body, header.apiVersion)
  writer.endFrame()
}

/** Length, header and body of an answer; an ApiVersions answer may be of version 0 whatever was asked (KIP-511). */
export function writeResponseFrame<T>(
  writer: Writer,
  type: MessageType<T>,
  body: T,
  apiVersion: number,
  correlationId: number,
): void {
  checkVersion(type, apiVersion)
  writer.beginFrame()
  writeResponseHeader(writer, type.key, apiVersion, correlationId)
  type.write(writer, body, apiVersion)
  writer.endFrame()
}
