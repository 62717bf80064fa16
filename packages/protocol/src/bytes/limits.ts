/** What is refused whatever the bytes say; each bounds memory by what has arrived. */

/** Elements of one array. */
export const MAX_ARRAY_ELEMENTS = 1_000_000
/** Bytes of a string, in either form: what the classic form's int16 can say. Kafka refuses longer compact ones too. */
export const MAX_STRING_BYTES = 32767
/** Fields of one tagged section, known and unknown together. */
export const MAX_TAGGED_FIELDS = 10_000
/**
 * Unknown tagged fields of one message. Each costs as little as two bytes of input and about eighty of memory, so
 * beyond a floor they must be backed by bytes of the message: one for every 16.
 */
export const UNKNOWN_TAGS_FLOOR = 256
export const BYTES_PER_UNKNOWN_TAG = 16
