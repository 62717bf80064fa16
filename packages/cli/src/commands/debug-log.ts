/**
 * `ottla debug log FILE`: prints a segment (.log), its indexes (.index, .timeindex, .txnindex), a producer snapshot
 * (.snapshot) or a KRaft snapshot (.checkpoint) as Kafka's `kafka-dump-log --deep-iteration --print-data-log` does, with
 * the decoder that belongs to the directory's topic; and the text files beside them as they are.
 */

import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { DebugLogError } from './debug-log-error.ts'
import { dumpOffsetIndex, dumpTimeIndex } from './dump-indexes.ts'
import { dumpLog } from './dump-log.ts'
import { dumpProducerSnapshot, dumpTxnIndex } from './dump-states.ts'
import { decoderOfDirectory, type RecordDecoderName, recordDecoder } from './record-decoders.ts'

export { DebugLogError } from './debug-log-error.ts'
export type { RecordDecoderName } from './record-decoders.ts'

/** What is left out is false, or follows from the directory's name. */
export interface DebugLogOptions {
  /** How keys and values are read. */
  readonly decoder?: RecordDecoderName
  /** Of a record only its key and payload. */
  readonly skipRecordMetadata?: boolean
  /** Of an index only the check that Kafka makes at a start. */
  readonly indexSanityCheck?: boolean
  /** Compares an index with its segment without printing it. */
  readonly verifyIndexOnly?: boolean
}

/** Bytes of a file that is read whole; segments and KRaft snapshots are not. */
const MAX_WHOLE_FILE = 256 * 1024 * 1024
const TEXT_FILES =
  /^(?:leader-epoch-checkpoint|.+-offset-checkpoint|partition\.metadata|quorum-state|.+\.properties|\.kafka_cleanshutdown)$/

/**
 * Prints the file at `path`. Throws DebugLogError, whose message is for the user, where it cannot be read or is not what its
 * name says; what was written before stands.
 */
export async function debugLog(
  path: string,
  write: (line: string) => void,
  options: DebugLogOptions = {},
): Promise<void> {
  write(`Dumping ${path}`)
  try {
    await dump(path, write, options)
  } catch (error) {
    const code = (error as { code?: unknown }).code
    if (error instanceof DebugLogError || !(error instanceof Error) || typeof code !== 'string') throw error
    // Node's errors of files name what was done and the path.
    throw new DebugLogError(error.message, { cause: error })
  }
}

async function dump(path: string, write: (line: string) => void, options: DebugLogOptions): Promise<void> {
  const name = basename(path)
  const indexOptions = {
    indexSanityCheck: options.indexSanityCheck ?? false,
    verifyIndexOnly: options.verifyIndexOnly ?? false,
  }
  const isSnapshot = name.endsWith('.checkpoint')
  if (isSnapshot || name.endsWith('.log')) {
    const ofPlace = isSnapshot ? 'cluster-metadata' : decoderOfDirectory(basename(dirname(resolve(path))))
    const decoder = recordDecoder(options.decoder ?? ofPlace)
    return dumpLog(path, write, { decoder, skipRecordMetadata: options.skipRecordMetadata ?? false })
  }
  const { size } = await stat(path)
  if (size > MAX_WHOLE_FILE) throw new DebugLogError(`${path} has ${size} bytes: more than ${MAX_WHOLE_FILE}`)
  if (name.endsWith('.index')) return dumpOffsetIndex(path, write, indexOptions)
  if (name.endsWith('.timeindex')) return dumpTimeIndex(path, write, indexOptions)
  if (name.endsWith('.txnindex')) return dumpTxnIndex(path, write)
  if (name.endsWith('.snapshot')) return dumpProducerSnapshot(path, write)
  if (TEXT_FILES.test(name)) return dumpText(path, write)
  write(`Ignoring unknown file ${path}`)
}

async function dumpText(path: string, write: (line: string) => void): Promise<void> {
  const text = await readFile(path, 'utf8')
  if (text === '') return
  for (const line of text.replace(/\n$/, '').split('\n')) write(line)
}
