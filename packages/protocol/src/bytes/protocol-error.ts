/**
 * Bytes that are not the message they claim to be, or a message that cannot be written at the version asked for. The
 * only error that the codecs throw for bad input.
 */
export class ProtocolError extends Error {
  override name = 'ProtocolError'
}

/** For generated code: a null where the version does not allow one. */
export function nullField(field: string): never {
  throw new ProtocolError(`${field} is null`)
}

/** For generated code: a value that this version has no place for and that must not be dropped silently. */
export function unsupportedField(field: string, version: number): never {
  throw new ProtocolError(`${field} is set but does not exist in version ${version}`)
}
