/** What is refused whatever the bytes say; each bounds memory by what has arrived. */

/** Elements of one array. */
export const MAX_ARRAY_ELEMENTS = 1_000_000
/** Bytes of a string, in either form: what the classic form's int16 can say. Kafka refuses longer compact ones too. */
export const MAX_STRING_BYTES = 32767
/** Fields of one tagged section, known and unknown together. */
export const MAX_TAGGED_FIELDS = 10_000
/**
 * Memory of what is made from a message, garbage included: this much for each byte of it, and beyond that an allowance
 * for the message as a whole. Real messages of short names take up to twenty times their size, so the allowance is what
 * lets the largest of them through; hostile ones of empty structs would take up to fifty times theirs.
 */
export const MEMORY_PER_BYTE = 8
export const MEMORY_ALLOWANCE = 33_554_432

/**
 * What V8 takes on a 64-bit machine, in bytes, with what the calls leave behind in code that is not compiled yet: the
 * part of an object, an array, a string, a view that does not grow with what is in it; a slot for a value in an object or
 * an array; a number of 64 bits; a `ReceivedTag` and its place in a list that grew to hold it.
 */
export const OBJECT_BYTES = 24
export const SLOT_BYTES = 8
export const ARRAY_BYTES = 48
export const ELEMENTS_BYTES = 16
export const STRING_BYTES = 96
export const UUID_BYTES = 120
export const VIEW_BYTES = 128
export const INTEGER_BYTES = 64
export const FLOAT_BYTES = 128
export const UNKNOWN_TAG_BYTES = 136
