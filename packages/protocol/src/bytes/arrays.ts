/**
 * Arrays of primitives for generated code. A count comes from the reader, which has checked it against the bytes left,
 * so an array of exactly that length is safe; growing one by `push` starts at 17 slots and leaves as much garbage again.
 * A negative count stands for null.
 */

import type { Uuid } from '@ottla/base'
import type { Reader } from './reader.ts'
import type { Writer } from './writer.ts'

/** Exactly `count` slots. `new Array(0)` would bring four with it, in vain. */
export function sized<T>(count: number): T[] {
  if (count === 0) return []
  // oxlint-disable-next-line unicorn/no-new-array -- `Array.from` makes the array by an iterator, many times slower
  return new Array<T>(count)
}

export function readInt8Array(reader: Reader, count: number): number[] {
  const array = sized<number>(count)
  for (let i = 0; i < count; i++) array[i] = reader.int8()
  return array
}

export function readInt16Array(reader: Reader, count: number): number[] {
  const array = sized<number>(count)
  for (let i = 0; i < count; i++) array[i] = reader.int16()
  return array
}

export function readInt32Array(reader: Reader, count: number): number[] {
  const array = sized<number>(count)
  for (let i = 0; i < count; i++) array[i] = reader.int32()
  return array
}

export function readInt64Array(reader: Reader, count: number): number[] {
  const array = sized<number>(count)
  for (let i = 0; i < count; i++) array[i] = reader.int64()
  return array
}

export function readUuidArray(reader: Reader, count: number): Uuid[] {
  const array = sized<Uuid>(count)
  for (let i = 0; i < count; i++) array[i] = reader.uuid()
  return array
}

export function readStringArray(reader: Reader, count: number): string[] {
  const array = sized<string>(count)
  for (let i = 0; i < count; i++) array[i] = reader.string()
  return array
}

export function readCompactStringArray(reader: Reader, count: number): string[] {
  const array = sized<string>(count)
  for (let i = 0; i < count; i++) array[i] = reader.compactString()
  return array
}

/** An array that may be null: `read` is one of the functions above. */
export function orNull<T>(reader: Reader, count: number, read: (reader: Reader, count: number) => T[]): T[] | null {
  return count < 0 ? null : read(reader, count)
}

export function writeInt8Array(writer: Writer, array: readonly number[]): void {
  for (const value of array) writer.int8(value)
}

export function writeInt16Array(writer: Writer, array: readonly number[]): void {
  for (const value of array) writer.int16(value)
}

export function writeInt32Array(writer: Writer, array: readonly number[]): void {
  for (const value of array) writer.int32(value)
}

export function writeInt64Array(writer: Writer, array: readonly number[]): void {
  for (const value of array) writer.int64(value)
}

export function writeUuidArray(writer: Writer, array: readonly Uuid[]): void {
  for (const value of array) writer.uuid(value)
}

export function writeStringArray(writer: Writer, array: readonly string[]): void {
  for (const value of array) writer.string(value)
}

export function writeCompactStringArray(writer: Writer, array: readonly string[]): void {
  for (const value of array) writer.compactString(value)
}
