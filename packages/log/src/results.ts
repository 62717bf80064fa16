/** Outcomes of appends and reads. */
import { ErrorCode } from '@ottla/protocol'
import type { ReadHold } from './read-buffers.ts'
import type { AppendResult, ReadResult, RecordError } from './types.ts'

const NO_RECORD_ERRORS: readonly RecordError[] = []
const NO_CHUNKS: readonly Buffer[] = []
const noop = (): void => {}

export function accepted(
  baseOffset: number,
  lastOffset: number,
  logAppendTimeMs: number,
  logStartOffset: number,
  duplicate: boolean,
): AppendResult {
  return {
    errorCode: ErrorCode.NONE,
    errorMessage: null,
    recordErrors: NO_RECORD_ERRORS,
    baseOffset,
    lastOffset,
    logAppendTimeMs,
    logStartOffset,
    duplicate,
  }
}

export function refused(
  errorCode: number,
  errorMessage: string | null,
  logStartOffset: number,
  recordErrors: readonly RecordError[] = NO_RECORD_ERRORS,
): AppendResult {
  return {
    errorCode,
    errorMessage,
    recordErrors,
    baseOffset: -1,
    lastOffset: -1,
    logAppendTimeMs: -1,
    logStartOffset,
    duplicate: false,
  }
}

/** A read that found nothing at `offset`. */
export function nothingAt(offset: number, errorCode: number): ReadResult {
  return {
    errorCode,
    chunks: NO_CHUNKS,
    sizeInBytes: 0,
    baseOffset: offset,
    nextOffset: offset,
    cut: false,
    retain: noop,
    release: noop,
  }
}

/** `hold`: whose memory the chunks are; without it nobody recycles them, and there is nothing to retain. */
export function found(
  chunks: readonly Buffer[],
  sizeInBytes: number,
  baseOffset: number,
  nextOffset: number,
  cut: boolean,
  hold: ReadHold | null = null,
): ReadResult {
  const retain = hold === null ? noop : () => hold.retain()
  const release = hold === null ? noop : () => hold.release()
  return { errorCode: ErrorCode.NONE, chunks, sizeInBytes, baseOffset, nextOffset, cut, retain, release }
}
