/**
 * Kafka's checkpoint text: version 0, the count, then one line for each entry. Kafka refuses one line more or less, so nothing of ours stands
 * in them. A damaged file reads as null: the caller falls back to a scan, it is never fatal.
 */
import type { CheckpointEntry } from './types.ts'

export function formatOffsetCheckpoint(entries: readonly CheckpointEntry[]): string {
  let text = `0\n${entries.length}\n`
  for (const { topic, partition, offset } of entries) text += `${topic} ${partition} ${offset}\n`
  return text
}

export function parseOffsetCheckpoint(text: string): CheckpointEntry[] | null {
  // Apache Kafka makes the file when it starts, and writes it later.
  if (text === '') return []
  const lines = entryLines(text)
  if (lines === null) return null
  const entries: CheckpointEntry[] = []
  for (const line of lines) {
    const match = /^(\S+) (\d{1,10}) (\d{1,19})$/.exec(line)
    if (match === null) return null
    entries.push({ topic: match[1]!, partition: Number(match[2]), offset: Number(match[3]) })
  }
  return entries
}

export interface EpochEntry {
  readonly epoch: number
  readonly startOffset: number
}

export function formatEpochCheckpoint(entries: readonly EpochEntry[]): string {
  let text = `0\n${entries.length}\n`
  for (const { epoch, startOffset } of entries) text += `${epoch} ${startOffset}\n`
  return text
}

/** null also where epochs do not grow or offsets go back. */
export function parseEpochCheckpoint(text: string): EpochEntry[] | null {
  const lines = entryLines(text)
  if (lines === null) return null
  const entries: EpochEntry[] = []
  for (const line of lines) {
    const match = /^(\d{1,10}) (\d{1,19})$/.exec(line)
    if (match === null) return null
    const entry = { epoch: Number(match[1]), startOffset: Number(match[2]) }
    const before = entries.at(-1)
    if (before !== undefined && (before.epoch >= entry.epoch || before.startOffset > entry.startOffset)) return null
    entries.push(entry)
  }
  return entries
}

function entryLines(text: string): string[] | null {
  const lines = text.split('\n')
  // Without the last newline a digit may be missing.
  if (lines.pop() !== '') return null
  if (lines[0] !== '0' || lines[1] === undefined || !/^\d{1,10}$/.test(lines[1])) return null
  return Number(lines[1]) === lines.length - 2 ? lines.slice(2) : null
}
